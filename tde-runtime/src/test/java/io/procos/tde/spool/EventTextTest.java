package io.procos.tde.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventData;
import io.procos.api.event.TaskEvent.PolicyDecided;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskStarted;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTextTest {

    private static final long KEY = 2251799813685249L;
    private static final List<String> TIMES = List.of(
            "2026-11-20T10:00:00Z",
            "2026-11-20T10:00:00.1Z",
            "2026-11-20T10:00:00.000001Z",
            "2026-11-20T10:00:00.123456789Z",
            "1969-12-31T23:59:59.5Z");

    static Stream<CloudEvent> eventsOfEveryJob() {
        return Stream.of(
                        new TaskStarted(
                                "5-1", 5, KEY, "order", "serviceTask_Ship", 2, "ship", "w-0", 1, 3, "deterministic"),
                        new PolicyDecided("5-1", Long.MIN_VALUE, KEY, "allow", "", "abc"),
                        new TaskEnded("5-1", 5, KEY, "completed", null, null, 1_000_000),
                        new TaskEnded("5-1", 5, KEY, "rejected", "CODE", "too large ~", -1),
                        new TaskEnded("5-1", 5, KEY, "broken", null, "long ".repeat(1_000), 1))
                .flatMap(EventTextTest::atAllTimes);
    }

    private static Stream<CloudEvent> atAllTimes(EventData data) {
        return TIMES.stream().flatMap(time -> Stream.of(event(time, null, null, data), event(time, "7", "00-1", data)));
    }

    static Stream<String> textsThatNeedCare() {
        return Stream.of("\"", "\\", "\n", "\u0000", "\u001f", "\u007f", "größe", "漢字", "😀", "a\"b\\c\td");
    }

    @ParameterizedTest
    @MethodSource("eventsOfEveryJob")
    void writesWhatTheGeneralWayWrites(CloudEvent event) {
        assertThat(EventText.of(event)).isNotNull();
        assertThat(EventBytes.of(event)).asString().isEqualTo(new String(EventBytes.general(event)));
        assertThat(EventBytes.read(EventBytes.of(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("textsThatNeedCare")
    void leavesEscapesToTheGeneralWay(String reason) {
        CloudEvent event = event(TIMES.getFirst(), "7", null, new TaskEnded("5-1", 5, KEY, "broken", null, reason, 1));

        assertThat(EventText.of(event)).isNull();
        assertThat(EventBytes.read(EventBytes.of(event))).isEqualTo(event);
    }

    @Test
    void leavesFreeMapsToTheGeneralWay() {
        assertThat(EventText.of(Notes.note("n"))).isNull();
    }

    private static CloudEvent event(String time, @Nullable String subject, @Nullable String trace, EventData data) {
        return CloudEvent.of("5-1/what", "/worker/w-0", subject, Instant.parse(time), trace, data);
    }
}
