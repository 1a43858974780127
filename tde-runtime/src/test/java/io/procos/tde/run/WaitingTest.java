package io.procos.tde.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Waiting waiting = new Waiting();

    @Test
    void countsTheTimeOfAllWaits() throws Exception {
        for (int i = 0; i < 2; i++) {
            waiting.during(() -> {
                Thread.sleep(20);
                return waiting.nanos();
            });
        }

        assertThat(waiting.nanos()).isBetween(40_000_000L, 10_000_000_000L);
    }

    @Test
    void tellsWhenItBeginsAndEnds() throws Exception {
        List<String> told = new ArrayList<>();
        waiting.tell(() -> told.add("begins"), () -> told.add("ends"));

        waiting.during(() -> told.add("waits"));

        assertThat(told).containsExactly("begins", "waits", "ends");
    }
}
