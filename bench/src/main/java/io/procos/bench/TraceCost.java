package io.procos.bench;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.procos.api.Traceparent;
import io.procos.e2e.load.Latencies;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.spool.FileSpool;
import io.procos.tde.spool.Shipper;
import io.procos.tde.telemetry.Telemetry;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import org.springframework.util.unit.DataSize;

/**
 * What it costs to remember a task: its three events, kept and shipped to a reader who throws them away, and its two spans,
 * batched for a collector who does the same, each against the same pipeline without. The processor time is that of the
 * whole JVM, shipper, batches and garbage included; medians over turns.
 */
public final class TraceCost implements Trial {
    /** As many as there are cores in the smallest machine: more would time how they queue, not what they do. */
    private static final int AT_ONCE = 2;

    @Override
    public String name() {
        return "trace-cost";
    }

    @Override
    public String summary() {
        return "processor time of a task's events at most 50 µs, spool append p99 at most 50 µs; with spans as well";
    }

    record Nothing() {}

    @AdapterType(value = "procos.test.idle.v1", name = "Idle", description = "Idles.", effect = EffectKind.READ)
    static final class Idle implements Adapter<Nothing, Nothing> {
        @Override
        public Nothing execute(Nothing input, TaskContext context) {
            return input;
        }
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int jobs = scale == Scale.FULL ? 15_000 : 5_000;
        int turns = scale == Scale.FULL ? 5 : 1;
        AdapterDefinition idle = AdapterDefinition.of(new Idle());
        try (TemporaryFolder folder = TemporaryFolder.create("trace-cost");
                FileSpool files = FileSpool.open(folder.path("spool"), DataSize.ofMegabytes(256));
                Shipper shipper = Shipper.start(files, batch -> {});
                SdkTracerProvider collected = collected();
                TimedSpool spool = new TimedSpool(files);
                PipelineLoad bare =
                        new PipelineLoad(idle, folder.path("bare"), TimedSpool.nowhere(), Telemetry.none());
                PipelineLoad told = new PipelineLoad(idle, folder.path("told"), spool, Telemetry.none());
                PipelineLoad traced = new PipelineLoad(
                        idle,
                        folder.path("traced"),
                        spool,
                        new Telemetry(collected.get("bench"), new SimpleMeterRegistry()))) {
            PipelineLoad[] loads = {bare, told, traced};
            progress.say("warming up");
            for (PipelineLoad load : loads) {
                cpuMicros(load, jobs);
            }
            double[][] micros = new double[loads.length][turns];
            for (int turn = 0; turn < turns; turn++) {
                for (int i = 0; i < loads.length; i++) {
                    micros[i][turn] = cpuMicros(loads[i], jobs);
                }
                progress.say("turn %d: bare %.1f, with events %.1f, with spans as well %.1f µs a task"
                        .formatted(turn + 1, micros[0][turn], micros[1][turn], micros[2][turn]));
            }
            return report(median(micros[0]), median(micros[1]), median(micros[2]), spool.latencies());
        }
    }

    private static SdkTracerProvider collected() {
        return SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(new Discarded()).build())
                .build();
    }

    private static double cpuMicros(PipelineLoad load, int jobs) throws InterruptedException {
        long before = cpuNanos();
        load.run(jobs, AT_ONCE, key -> "{\"traceparent\":\"" + Traceparent.ofInstance(key) + "\"}");
        return (cpuNanos() - before) / 1e3 / jobs;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Report report(double bare, double told, double traced, Latencies appends) {
        double p99 = appends.millis(0.99) * 1e3;
        return Report.table("µs of processor time a task", "all", "added")
                .row("pipeline without events and spans", bare, "–")
                .row("with its three events", told, told - bare)
                .row("with its two spans as well", traced, traced - told)
                .row("spool append p50, p99", appends.millis(0.5) * 1e3, p99)
                .goal(Goal.atMost("processor time of a task's events", told - bare, 50, "µs")
                        .ofTime())
                .goal(Goal.atMost("spool append p99", p99, 50, "µs").ofTime())
                .done();
    }

    /** A collector that takes everything and keeps nothing. */
    private static final class Discarded implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
