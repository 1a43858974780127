package io.procos.bench;

import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Completed;
import io.procos.tde.attempts.AttemptJournal;
import io.procos.tde.binding.JobInput;
import io.procos.tde.cache.MemoryResultCache;
import io.procos.tde.effect.Ledger;
import io.procos.tde.lease.Leases;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectExchange;
import io.procos.tde.pipeline.Backoff;
import io.procos.tde.pipeline.PipelineParts;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.pipeline.TaskPipeline;
import io.procos.tde.policy.Policy;
import io.procos.tde.policy.ProcessDeclarations;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import io.procos.tde.secrets.SecretGrants;
import io.procos.tde.spool.FileSpool;
import io.procos.tde.spool.Spool;
import io.procos.tde.telemetry.Telemetry;
import io.procos.tde.trace.TaskEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/**
 * Jobs of one adapter through the whole pipeline, many at once and each on a virtual thread as in a worker, without an
 * engine: events go to files, the shipped policy decides.
 */
final class PipelineLoad implements AutoCloseable {
    private static final String PROCESS = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
              <process id="load" isExecutable="true"><extensionElements><zeebe:properties>
                <zeebe:property name="procos.allowedTasks" value="procos.*"/>
              </zeebe:properties></extensionElements></process>
            </definitions>
            """;

    private final AdapterDefinition adapter;
    private final Spool spool;
    private final TaskEvents events;
    private final AttemptJournal attempts;
    private final Leases leases;
    private final TaskPipeline pipeline;
    private final AtomicLong key = new AtomicLong();

    PipelineLoad(AdapterDefinition adapter, Path data) throws IOException {
        this(adapter, data, Ledger.none());
    }

    /** @param ledger stays the caller's to close */
    PipelineLoad(AdapterDefinition adapter, Path data, Ledger ledger) throws IOException {
        this(
                adapter,
                data,
                FileSpool.open(data.resolve("spool"), DataSize.ofGigabytes(2)),
                services(data, Telemetry.none()).with(ledger));
    }

    /** The spool is closed with the load. */
    PipelineLoad(AdapterDefinition adapter, Path data, Spool spool, Telemetry telemetry) throws IOException {
        this(adapter, data, spool, services(data, telemetry));
    }

    private PipelineLoad(AdapterDefinition adapter, Path data, Spool spool, RunServices services) throws IOException {
        this.adapter = adapter;
        this.spool = spool;
        events = new TaskEvents(spool, "load", InstantSource.system());
        attempts = new AttemptJournal(data.resolve("attempts"));
        leases = new Leases((job, lease) -> CompletableFuture.completedFuture(true), InstantSource.system());
        pipeline = TaskPipeline.of(new PipelineParts(
                events,
                leases,
                attempts,
                3,
                services,
                new ProcessDeclarations(definition -> PROCESS),
                Backoff.usual(),
                DataSize.ofMegabytes(1)));
    }

    private static RunServices services(Path data, Telemetry telemetry) {
        FileObjectStore objects = new FileObjectStore(data.resolve("objects"), DataSize.ofMegabytes(10));
        return new RunServices(
                new Policy(new ClassPathResource("procos/policy/policy.dmn")),
                name -> Optional.empty(),
                SecretGrants.none(),
                new MemoryResultCache(DataSize.ofMegabytes(1)),
                new ObjectExchange(objects, DataSize.ofKilobytes(256), DataSize.ofMegabytes(10)),
                Ledger.none(),
                telemetry);
    }

    /**
     * Runs jobs to their end.
     *
     * @param variables the JSON of a job's variables, by its key
     * @return jobs a second
     * @throws IllegalStateException when one of them did not complete
     */
    double run(int jobs, int atOnce, LongFunction<String> variables) throws InterruptedException {
        Semaphore places = new Semaphore(atOnce);
        LongAdder failed = new LongAdder();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < jobs; i++) {
                places.acquire();
                threads.execute(() -> {
                    if (!(execute(variables) instanceof Completed)) {
                        failed.increment();
                    }
                    places.release();
                });
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (failed.sum() > 0) {
            throw new IllegalStateException(failed.sum() + " of " + jobs + " jobs did not complete");
        }
        return jobs / seconds;
    }

    private TaskOutcome execute(LongFunction<String> variables) {
        long number = key.incrementAndGet();
        Job job = new Job(
                number,
                adapter.jobType(),
                3,
                Instant.now().plusSeconds(60),
                number,
                "load",
                1,
                "task",
                number,
                Map.of(),
                variables.apply(number));
        TaskRun run = new TaskRun(job, adapter, 1, JobInput.of(job, adapter), Duration.ofHours(1), events);
        TaskOutcome outcome = pipeline.execute(run);
        run.end();
        return outcome;
    }

    @Override
    public void close() throws Exception {
        leases.close();
        attempts.close();
        spool.close();
    }
}
