package io.procos.bench;

import io.procos.e2e.load.Latencies;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.tde.policy.Policy;
import io.procos.tde.policy.PolicyQuestion;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** What asking the shipped policy costs a job when its question was asked before, beside the bare DMN engine. */
public final class PolicyDecide implements Trial {
    private static final ClassPathResource TABLE = new ClassPathResource("procos/policy/policy.dmn");
    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
    private static final int QUESTIONS = 200;

    /** Keeps the compiler from dropping decisions that nobody reads. */
    private volatile @Nullable Object last;

    @Override
    public String name() {
        return "policy-decide";
    }

    @Override
    public String summary() {
        return "time to decide about a task whose question was asked before: p50 at most 20 µs";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int asked = scale == Scale.FULL ? 1_000_000 : 100_000;
        Policy policy = new Policy(TABLE);
        ParsedDmn bare = parsed();
        progress.say("warming up");
        timed(asked / 2, i -> policy.decide(question(i)));
        timed(asked / 200, i -> evaluated(bare, i));
        progress.say(QUESTIONS + " questions, asked again and again");
        Latencies kept = timed(asked, i -> policy.decide(question(i)));
        progress.say("the bare engine, table parsed once");
        Latencies table = timed(asked / 100, i -> evaluated(bare, i));
        return report(kept, table);
    }

    private static Report report(Latencies kept, Latencies table) {
        return Report.table("µs a decision", "p50", "p99", "p99.9")
                .row("asked before", micros(kept, 0.5), micros(kept, 0.99), micros(kept, 0.999))
                .row("bare DMN engine", micros(table, 0.5), micros(table, 0.99), micros(table, 0.999))
                .goal(Goal.atMost("p50 on repeated inputs", micros(kept, 0.5), 20, "µs"))
                .goal(Goal.atMost("p50 against the bare DMN engine", kept.millis(0.5) / table.millis(0.5), 0.1, "×"))
                .done();
    }

    private static double micros(Latencies latencies, double quantile) {
        return latencies.millis(quantile) * 1e3;
    }

    private Latencies timed(int times, IntFunction<Object> decision) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            last = decision.apply(i);
            nanos[i] = System.nanoTime() - start;
        }
        return new Latencies(nanos);
    }

    /** Made anew each time, as for each job. */
    private static PolicyQuestion question(int i) {
        return new PolicyQuestion("pdo-order", true, jobType(i), "deterministic", argument(i), null, List.of());
    }

    private static Map<String, @Nullable Object> context(int i) {
        Map<String, @Nullable Object> context = new HashMap<>();
        context.put("processId", "pdo-order");
        context.put("allowed", true);
        context.put("jobType", jobType(i));
        context.put("mode", "deterministic");
        context.put("argument", argument(i));
        context.put("dataClass", null);
        context.put("roles", List.of());
        return context;
    }

    private static String jobType(int i) {
        return i % 2 == 0 ? "procos.http.request.v1" : "procos.notify.v1";
    }

    private static String argument(int i) {
        return "https://partner-" + i % QUESTIONS + ".example.org/orders";
    }

    /** An evaluation that fails is quick, and no measure. */
    private static Object evaluated(ParsedDmn table, int i) {
        var result = ENGINE.eval(table, "policy", context(i));
        if (result.isLeft()) {
            throw new IllegalStateException("the bare engine fails: " + result);
        }
        return result;
    }

    private static ParsedDmn parsed() throws Exception {
        try (InputStream dmn = TABLE.getInputStream()) {
            return ENGINE.parse(dmn).toOption().get();
        }
    }
}
