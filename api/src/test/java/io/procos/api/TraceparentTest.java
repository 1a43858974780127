package io.procos.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void readsWhatItWrote() {
        Traceparent parsed =
                Traceparent.parse("00-" + TRACE + "-" + SPAN + "-01").orElseThrow();

        assertThat(parsed).isEqualTo(new Traceparent(TRACE, SPAN, "01"));
        assertThat(parsed).hasToString("00-" + TRACE + "-" + SPAN + "-01");
    }

    @Test
    void readsLaterVersionsWithMoreFields() {
        assertThat(Traceparent.parse("01-" + TRACE + "-" + SPAN + "-00-later")).isPresent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-4bf9-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nx: y"
            })
    void takesWrongOnesForNone(String text) {
        assertThat(Traceparent.parse(text)).isEmpty();
    }

    @Test
    void givesAnInstanceTheSameOneEachTime() {
        assertThat(Traceparent.ofInstance(2251799813685249L)).isEqualTo(Traceparent.ofInstance(2251799813685249L));
        assertThat(Traceparent.ofInstance(0)).isNotEqualTo(Traceparent.ofInstance(1));
        assertThat(Traceparent.parse(Traceparent.ofInstance(0).toString())).isPresent();
    }

    @Test
    void neverRepeatsRandomOnes() {
        assertThat(Traceparent.random().traceId())
                .isNotEqualTo(Traceparent.random().traceId());
    }
}
