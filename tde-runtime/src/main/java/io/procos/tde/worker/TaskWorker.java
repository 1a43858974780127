package io.procos.tde.worker;

import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.procos.api.event.WorkerSeen;
import io.procos.tde.attempts.AttemptJournal;
import io.procos.tde.lease.Leases;
import io.procos.tde.pipeline.PipelineParts;
import io.procos.tde.pipeline.RunServices;
import io.procos.tde.pipeline.TaskPipeline;
import io.procos.tde.policy.ProcessDeclarations;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.spool.Spool;
import io.procos.tde.trace.TaskEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A worker at work: its adapters, subscribed to the engine, each job through the pipeline. Thread-safe. */
public final class TaskWorker implements AutoCloseable {
    /** Of this runtime, as its manifest says. */
    public static final String VERSION = Optional.ofNullable(
                    TaskWorker.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final WorkerOptions options;
    private final TaskEvents events;
    private final AttemptJournal attempts;
    private final Leases leases;
    private final JobSubscriber subscriber;

    private TaskWorker(
            WorkerOptions options,
            TaskEvents events,
            AttemptJournal attempts,
            Leases leases,
            JobSubscriber subscriber) {
        this.options = options;
        this.events = events;
        this.attempts = attempts;
        this.leases = leases;
        this.subscriber = subscriber;
    }

    /**
     * Begins to take jobs.
     *
     * @param client set up by {@link JobSubscriber#prepare}; stays the caller's to close
     * @param spool stays the caller's to close
     * @param services stay the caller's to close
     * @throws IllegalArgumentException when two adapters declare the same job type
     * @throws IllegalStateException when another worker uses the data folder
     */
    public static TaskWorker start(
            CamundaClient client,
            WorkerOptions options,
            Collection<AdapterDefinition> adapters,
            Spool spool,
            RunServices services,
            MeterRegistry registry) {
        JobSubscriber.refuseDuplicates(adapters);
        EngineConnection engine = new EngineConnection(client);
        TaskEvents events = new TaskEvents(spool, options.name(), InstantSource.system());
        AttemptJournal attempts = new AttemptJournal(options.data());
        Leases leases = new Leases(engine, InstantSource.system());
        TaskPipeline pipeline = TaskPipeline.of(new PipelineParts(
                events,
                leases,
                attempts,
                options.maxAttempts(),
                services,
                new ProcessDeclarations(engine),
                options.backoff(),
                options.maxOutput()));
        JobRunner runner = new JobRunner(
                pipeline, new JobReporter(client), attempts, events, new RunMetrics(registry), options.timeLimit());
        JobSubscriber subscriber = JobSubscriber.open(client, adapters, runner, options.name(), options.capacity());
        TaskWorker worker = new TaskWorker(options, events, attempts, leases, subscriber);
        worker.measure(registry);
        Thread.ofVirtual().name("procos-declare").start(() -> adapters.forEach(one -> events.declare(one, VERSION)));
        return worker;
    }

    public String name() {
        return options.name();
    }

    /** The job types this worker serves, with how many jobs of each are running. */
    public List<WorkerSeen.Subscription> serves() {
        return subscriber.serves();
    }

    /** Job types all of whose places have been taken for longer than this, with how long. */
    public Map<String, Duration> pinnedLonger(Duration than) {
        return subscriber.pinnedLonger(than);
    }

    /** Runs that wait for room in the event spool; while there are any, effects pause. */
    public int waitingForSpool() {
        return events.waiting();
    }

    /** True from the moment the worker stops taking jobs. */
    public boolean draining() {
        return subscriber.draining();
    }

    /** To be called every few seconds: mends subscriptions that no longer get jobs. */
    public void watch() {
        subscriber.watch();
    }

    /** Takes no more jobs, lets those under way finish for the time of grace and returns the rest to the engine. */
    public void drain(Duration grace) {
        subscriber.drain(grace);
    }

    /** Returns all jobs at once and frees the data folder. */
    @Override
    public void close() {
        subscriber.drain(Duration.ZERO);
        leases.close();
        try {
            attempts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(MeterRegistry registry) {
        Gauge.builder("procos.spool.waiting.runs", events, TaskEvents::waiting)
                .description("Runs that wait for room in the event spool")
                .register(registry);
        subscriber.subscriptions().forEach(subscription -> measure(registry, subscription));
    }

    private static void measure(MeterRegistry registry, Subscription subscription) {
        Tags type = Tags.of("type", subscription.jobType());
        Gauge.builder("procos.jobs.active", subscription, Subscription::active)
                .description("Jobs running now")
                .tags(type)
                .register(registry);
        Gauge.builder("procos.jobs.capacity", subscription, Subscription::capacity)
                .description("Jobs that may run at once")
                .tags(type)
                .register(registry);
        Gauge.builder("procos.jobs.pinned", subscription, one -> one.pinned().toSeconds())
                .description("How long all places have been taken without a break")
                .baseUnit("seconds")
                .tags(type)
                .register(registry);
    }
}
