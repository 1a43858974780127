package io.procos.memory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.memory.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UnreadEventsTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void areAppliedByTheFirstVersionThatUnderstandsThem() {
        DATABASE.ingestion().acceptJson(List.of("no event", """
                {"specversion":"1.0","id":"f1","source":"/engine/partition/1","type":"io.procos.planet.found.v9","subject":"70",
                 "time":"2026-11-20T10:00:00.5Z","data":{"processInstanceKey":70,"flowId":"flow_Ahead"}}"""));
        UnreadEvents unread = new UnreadEvents(DATABASE.dataSource());
        assertThat(unread.count()).isEqualTo(2);

        // What this version knows under another name stands for what a later version has learnt.
        for (String table : List.of("audit", "event")) {
            DATABASE.sql()
                    .sql("update " + table + " set type = 'io.procos.flow.taken.v1' where type like '%planet%'")
                    .update();
        }
        unread.readAgain();

        assertThat(unread.count()).isEqualTo(1);
        assertThat(DATABASE.sql()
                        .sql("select times from flow_taken where flow_id = 'flow_Ahead'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
