package io.procos.tde.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every cache of results keeps to. */
abstract class ResultCacheContract {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** An empty cache that can be reached. */
    abstract ResultCache cache();

    @Test
    void givesBackWhatItKept() {
        cache().keep("orders/17", "{\"name\":\"Müller\"}", LONG);

        assertThat(cache().find("orders/17")).hasValue("{\"name\":\"Müller\"}");
    }

    @Test
    void knowsNothingElse() {
        cache().keep("orders/17", "{}", LONG);

        assertThat(cache().find("orders/18")).isEmpty();
    }

    @Test
    void takesTheNewerResultWithItsOwnTime() {
        cache().keep("orders/17", "old", Duration.ofMillis(100));
        cache().keep("orders/17", "new", LONG);

        await().pollDelay(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(cache().find("orders/17")).hasValue("new"));
    }

    @Test
    void forgetsWhenTheTimeIsOver() {
        cache().keep("orders/17", "{}", Duration.ofMillis(100));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(cache().find("orders/17")).isEmpty());
    }

    @Test
    void saysThatItIsThere() {
        assertThat(cache().state().reachable()).isTrue();
    }
}
