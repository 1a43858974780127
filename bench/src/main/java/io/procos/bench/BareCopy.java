package io.procos.bench;

import io.procos.api.event.CloudEvent;
import io.procos.exporter.CloudEventJson;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The least that keeps events in Postgres: their JSON, one column, no index, one commit a batch. */
record BareCopy(DataSource database) {

    static BareCopy into(DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create table bare (event text)");
        }
        return new BareCopy(database);
    }

    /** Events a second. */
    double copy(List<CloudEvent> events, int batch) throws Exception {
        long start = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < events.size(); i += batch) {
                StringBuilder rows = new StringBuilder();
                for (CloudEvent event : events.subList(i, Math.min(events.size(), i + batch))) {
                    rows.append(CloudEventJson.write(event).replace("\\", "\\\\"))
                            .append('\n');
                }
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bare from stdin", new StringReader(rows.toString()));
            }
        }
        return events.size() / ((System.nanoTime() - start) / 1e9);
    }
}
