package io.procos.e2e.fault;

import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.kernel.model.Finding;
import io.procos.kernel.model.ModelCheck;
import io.procos.kernel.model.ModelReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the kernel's model check what an attacker or a slip of the hand could: each is refused, and quickly. */
public final class BadBpmn implements Trial {
    private static final String FILE = "bad.bpmn";
    private static final double GOAL_MS = 100;
    private static final int LIBRARY = 15;

    private final ModelCheck check = ModelCheck.withDefaultLimits();

    @Override
    public String name() {
        return "bad-bpmn";
    }

    @Override
    public String summary() {
        return "hostile and broken models: each is refused within 100 ms, with the element named where there is one";
    }

    @Override
    public Report run(Scale scale, Progress progress) {
        int rounds = scale == Scale.FULL ? 20 : 3;
        readLibrary();
        Report.Builder report = Report.table("model", "element", "line", "first ms", "median ms", "worst ms", "reason");
        double slowest = 0;
        int refused = 0;
        int named = 0;
        Map<String, BadModels.Bad> cases = BadModels.all();
        for (Map.Entry<String, BadModels.Bad> bad : cases.entrySet()) {
            progress.say(bad.getKey());
            Refusal refusal = refuse(bad.getValue().content(), rounds);
            slowest = Math.max(slowest, refusal.medianMs());
            refused += refusal.finding() == null ? 0 : 1;
            named += Objects.equals(bad.getValue().element(), refusal.element()) ? 1 : 0;
            report.row(
                    bad.getKey(),
                    Objects.requireNonNullElse(refusal.element(), "-"),
                    refusal.finding() == null ? 0 : refusal.finding().line(),
                    refusal.firstMs(),
                    refusal.medianMs(),
                    refusal.worstMs(),
                    refusal.finding() == null ? "accepted" : refusal.finding().reason());
        }
        return report.goal(Goal.atLeast("refused", refused, cases.size(), "models"))
                .goal(Goal.atLeast("culprit named", named, cases.size(), "models"))
                .goal(Goal.atMost("slowest median refusal", slowest, GOAL_MS, "ms")
                        .ofTime())
                .done();
    }

    /** The kernel has read its own library, about this much, before anybody can send it a model. */
    private void readLibrary() {
        for (int model = 0; model < LIBRARY; model++) {
            check.check(FILE, BadModels.sound());
        }
    }

    private record Refusal(@Nullable Finding finding, List<Double> times) {
        @Nullable String element() {
            return finding == null ? null : finding.element();
        }

        double firstMs() {
            return times.getFirst();
        }

        double medianMs() {
            return times.stream().sorted().toList().get(times.size() / 2);
        }

        double worstMs() {
            return Collections.max(times);
        }
    }

    private Refusal refuse(byte[] content, int rounds) {
        List<Double> times = new ArrayList<>();
        Finding finding = null;
        for (int round = 0; round < rounds; round++) {
            long before = System.nanoTime();
            ModelReport report = check.check(FILE, content);
            times.add((System.nanoTime() - before) / 1e6);
            List<Finding> errors = report.errors();
            finding = errors.isEmpty() ? null : errors.getFirst();
        }
        return new Refusal(finding, times);
    }
}
