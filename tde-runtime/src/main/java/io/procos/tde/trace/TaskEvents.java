package io.procos.tde.trace;

import io.procos.api.event.AdapterDeclared;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.EffectChanged;
import io.procos.api.event.TaskEvent.PolicyDecided;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.event.TaskEvent.TaskStarted;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import io.procos.tde.run.RunLog;
import io.procos.tde.run.TaskRun;
import io.procos.tde.spool.Spool;
import io.procos.tde.spool.SpoolFull;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the events of runs to the spool. Ids are made from the run and the kind of event, so an event told twice is
 * recognised. While the spool is full the run waits: an event is never dropped, and a waiting run keeps its place, so
 * that the worker takes no more jobs. Thread-safe.
 */
public final class TaskEvents implements RunLog {
    private static final Logger LOG = LoggerFactory.getLogger(TaskEvents.class);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final Spool spool;
    private final String worker;
    private final String source;
    private final InstantSource clock;
    private final AtomicInteger waiting = new AtomicInteger();

    public TaskEvents(Spool spool, String worker, InstantSource clock) {
        this.spool = spool;
        this.worker = worker;
        this.source = "/worker/" + worker;
        this.clock = clock;
    }

    /** Runs that wait for room in the spool; more than none means that effects pause. */
    public int waiting() {
        return waiting.get();
    }

    /** Tells what the worker can do; the same version of it tells it under the same id. */
    public void declare(AdapterDefinition adapter, String version) {
        AdapterDeclared declared = new AdapterDeclared(
                adapter.jobType(), adapter.description(), adapter.effect().text(), worker, version);
        String id = worker + "/adapter-" + adapter.jobType() + "-" + version;
        insist(CloudEvent.of(id, source, null, clock.instant(), declared));
    }

    void started(TaskRun run) throws InterruptedException {
        Job job = run.job();
        TaskStarted event = new TaskStarted(
                run.runId(),
                job.key(),
                job.processInstanceKey(),
                job.bpmnProcessId(),
                job.elementId(),
                job.elementInstanceKey(),
                job.type(),
                worker,
                run.attempt(),
                job.retries(),
                run.mode());
        awaitRoom(run, event(run, "started", event));
    }

    /** Tells what policy said about the run. */
    public void decided(TaskRun run, String verdict, String reason, String policyVersion) throws InterruptedException {
        Job job = run.job();
        PolicyDecided event =
                new PolicyDecided(run.runId(), job.key(), job.processInstanceKey(), verdict, reason, policyVersion);
        awaitRoom(run, event(run, "policy", event));
    }

    /** Tells that the effect may happen from now on. */
    public void intended(TaskRun run, String effectKey, int attempt) throws InterruptedException {
        awaitRoom(run, changed(run, effectKey, "intended", attempt));
    }

    /** Tells what became of the effect. */
    public void effect(TaskRun run, String effectKey, String state, int attempt) {
        insist(changed(run, effectKey, state, attempt));
    }

    private CloudEvent changed(TaskRun run, String effectKey, String state, int attempt) {
        Job job = run.job();
        return event(
                run,
                "effect-" + state,
                new EffectChanged(run.runId(), job.key(), job.processInstanceKey(), effectKey, state, attempt));
    }

    @Override
    public void note(TaskRun run, String what, Map<String, Object> details) {
        Job job = run.job();
        Map<String, Object> masked = Map.copyOf(run.mask().values(details));
        TaskNoted event = new TaskNoted(
                run.runId(), job.key(), job.processInstanceKey(), run.mask().text(what), masked);
        run.sheltered(() -> insist(event(run, "note-" + run.nextNote(), event)));
    }

    @Override
    public void tell(TaskRun run, String what, TaskEvent fact) {
        run.sheltered(() -> insist(event(run, what, fact)));
    }

    void ended(TaskRun run, String outcome, @Nullable String code, @Nullable String reason) {
        Job job = run.job();
        TaskEnded event = new TaskEnded(
                run.runId(), job.key(), job.processInstanceKey(), outcome, code, reason, run.elapsedNanos());
        insist(event(run, "ended", event));
    }

    private CloudEvent event(TaskRun run, String what, TaskEvent data) {
        Job job = run.job();
        String subject = Long.toString(job.processInstanceKey());
        String trace = run.traceparent().toString();
        return CloudEvent.of(run.runId() + "/" + what, source, subject, clock.instant(), trace, data);
    }

    /** Before the effect: a cancelled run stops waiting, nothing has happened yet. */
    private void awaitRoom(TaskRun run, CloudEvent event) throws InterruptedException {
        if (!append(event, () -> run.cancellation() == null)) {
            throw new InterruptedException("cancelled while the event spool was full");
        }
    }

    /** After the effect: what happened must be told before the job is reported, however long it takes. */
    private void insist(CloudEvent event) {
        append(event, () -> true);
    }

    private boolean append(CloudEvent event, BooleanSupplier patient) {
        try {
            spool.append(event);
            return true;
        } catch (SpoolFull full) {
            LOG.warn("{}; the run of event {} waits for room", full.getMessage(), event.id());
            return appendLater(event, patient);
        }
    }

    private boolean appendLater(CloudEvent event, BooleanSupplier patient) {
        waiting.incrementAndGet();
        try {
            while (patient.getAsBoolean()) {
                LockSupport.parkNanos(RETRY.toNanos());
                if (appended(event)) {
                    return true;
                }
            }
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    private boolean appended(CloudEvent event) {
        try {
            spool.append(event);
            return true;
        } catch (SpoolFull stillFull) {
            return false;
        }
    }
}
