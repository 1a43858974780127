package io.procos.tde.pipeline;

import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.event.CloudEvent;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.Input;
import io.procos.tde.TaskContext;
import io.procos.tde.attempts.AttemptJournal;
import io.procos.tde.binding.JobInput;
import io.procos.tde.cache.MemoryResultCache;
import io.procos.tde.effect.Ledger;
import io.procos.tde.lease.Leases;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectExchange;
import io.procos.tde.policy.Policy;
import io.procos.tde.policy.ProcessDeclarations;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import io.procos.tde.secrets.SecretGrants;
import io.procos.tde.spool.FileSpool;
import io.procos.tde.spool.Spool;
import io.procos.tde.testkit.TestProcess;
import io.procos.tde.trace.TaskEvents;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Prints what the pipeline costs a job: CPU of the thread that runs it, without engine and with events thrown away or
 * written to files. */
final class PipelineCost {
    private static final int WARM_UP = 100_000;
    private static final int JOBS = 200_000;

    record Nothing() {}

    record Request(
            @Input(label = "URL") String url,
            @Nullable String method,
            @Nullable Map<String, String> headers,
            @Nullable Duration timeout) {}

    record Reply(int status, @Nullable String body) {}

    @AdapterType(value = "procos.test.noop.v1", name = "No-op", description = "Nothing.", effect = EffectKind.READ)
    static final class NoOp implements Adapter<Nothing, Nothing> {
        @Override
        public Nothing execute(Nothing input, TaskContext context) {
            return input;
        }
    }

    @AdapterType(
            value = "procos.test.call.v1",
            name = "Call",
            description = "Like a call.",
            effect = EffectKind.READ,
            policyArgument = "url")
    static final class Call implements Adapter<Request, Reply> {
        @Override
        public Reply execute(Request input, TaskContext context) {
            return new Reply(200, input.url());
        }
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("pipeline-cost");
        try (Spool files = FileSpool.open(data.resolve("spool"), DataSize.ofGigabytes(2))) {
            measure(data, files);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
        System.exit(0);
    }

    private static void measure(Path data, Spool files) {
        measure(data.resolve("noop"), new Nowhere(), AdapterDefinition.of(new NoOp()), "{}");
        measure(data.resolve("spooled"), files, AdapterDefinition.of(new NoOp()), "{}");
        measure(
                data.resolve("call"),
                files,
                AdapterDefinition.of(new Call()),
                "{\"url\":\"https://example.org/orders/17\",\"method\":\"GET\",\"headers\":{\"accept\":\"text/plain\"}}");
    }

    private static void measure(Path data, Spool spool, AdapterDefinition adapter, String variables) {
        TaskEvents events = new TaskEvents(spool, "cost", InstantSource.system());
        AttemptJournal attempts = new AttemptJournal(data);
        Leases leases = new Leases((key, lease) -> CompletableFuture.completedFuture(true), InstantSource.system());
        TaskPipeline pipeline = TaskPipeline.of(new PipelineParts(
                events,
                leases,
                attempts,
                3,
                new RunServices(
                        new Policy(new ClassPathResource("procos/testkit/rules.dmn")),
                        name -> Optional.empty(),
                        SecretGrants.none(),
                        new MemoryResultCache(DataSize.ofMegabytes(1)),
                        new ObjectExchange(
                                new FileObjectStore(data.resolve("objects"), DataSize.ofMegabytes(10)),
                                DataSize.ofKilobytes(256),
                                DataSize.ofMegabytes(10)),
                        Ledger.none()),
                new ProcessDeclarations(key -> TestProcess.xml("cost", Map.of("procos.allowedTasks", "procos.*"))),
                Backoff.usual(),
                DataSize.ofMegabytes(1)));
        run(pipeline, adapter, variables, events, WARM_UP);
        long before = cpu();
        run(pipeline, adapter, variables, events, JOBS);
        double micros = (cpu() - before) / 1_000.0 / JOBS;
        System.out.printf(
                "%s, events to %s: %.1f µs CPU per job%n",
                adapter.jobType(), spool.getClass().getSimpleName(), micros);
    }

    private static void run(
            TaskPipeline pipeline, AdapterDefinition adapter, String variables, TaskEvents events, int jobs) {
        for (int i = 0; i < jobs; i++) {
            Job job = new Job(
                    i,
                    adapter.jobType(),
                    3,
                    Instant.now().plusSeconds(30),
                    i,
                    "cost",
                    1,
                    "task",
                    i,
                    Map.of(),
                    variables);
            TaskRun run = new TaskRun(job, adapter, 1, JobInput.of(job, adapter), Duration.ofHours(1), events);
            TaskOutcome outcome = pipeline.execute(run);
            run.end();
            if (!(outcome instanceof Completed)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static final class Nowhere implements Spool {
        @Override
        public void append(CloudEvent event) {}

        @Override
        public void close() {}
    }
}
