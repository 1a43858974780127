package io.procos.e2e.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {
    private static final Report MET = Report.table("what")
            .row("x")
            .goal(Report.Goal.atLeast("rate", 2, 1, "x"))
            .done();
    private static final Report MISSED = Report.table("what")
            .row("x")
            .goal(Report.Goal.atMost("lost", 1, 0, "records"))
            .done();

    @Test
    void exitsZeroOnlyWhenEveryGoalIsMet() {
        assertThat(run(MET, "sample")).isZero();
        assertThat(run(MISSED, "sample")).isEqualTo(1);
        assertThat(run(Report.table("what").done(), "sample")).isEqualTo(1);
    }

    @Test
    void countsAFigureThatCouldNotBeTakenAsMissed() {
        var goal = Report.Goal.atMost("latency", Double.NaN, 5, "ms");

        assertThat(goal.met()).isFalse();
    }

    @Test
    void namesWrongUsage() {
        assertThat(run(MET, "unknown")).isEqualTo(2);
        assertThat(run(MET)).isEqualTo(2);
        assertThat(run(MET, "--list")).isZero();
    }

    @Test
    void printsOneLineOfJson() throws Exception {
        String json = ReportPrinter.json("sample", MISSED);

        assertThat(json).startsWith("{\"name\":\"sample\",\"met\":false").doesNotContain("\n");
    }

    private static int run(Report report, String... args) {
        return new TrialRunner(List.of(new Sample(report))).run(List.of(args));
    }

    private record Sample(Report report) implements Trial {
        @Override
        public String name() {
            return "sample";
        }

        @Override
        public String summary() {
            return "a sample";
        }

        @Override
        public Report run(Scale scale, Progress progress) {
            return report;
        }
    }
}
