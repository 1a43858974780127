package io.procos.tde.run;

import io.procos.api.TaskOutcome;
import io.procos.api.Traceparent;
import io.procos.tde.EffectKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One activation of one job on its way through the pipeline. Belongs to the thread that runs it; only
 * {@link #cancel}, {@link #cancellation}, {@link #remaining} and the getters of immutable facts may be called by others.
 */
public final class TaskRun {
    private static final Set<String> MODES = Set.of("deterministic", "probabilistic", "hybrid");

    private final Job job;
    private final String runId;
    private final AdapterDefinition adapter;
    private final int attempt;
    private final ObjectNode input;
    private final RunLog log;
    private final long startedNanos = System.nanoTime();
    private final Interruption interruption = new Interruption();
    private final AtomicBoolean reported = new AtomicBoolean();
    private final AtomicInteger notes = new AtomicInteger();
    private final List<Runnable> whenEnded = new ArrayList<>(2);
    private final AtomicInteger stored = new AtomicInteger();
    private @Nullable Traceparent traceparent;
    private @Nullable Record bound;
    private @Nullable Record produced;
    private Mask mask = Mask.NONE;
    private Map<String, @Nullable Object> outputs = Map.of();
    private volatile long limitNanos;
    private final Waiting waiting = new Waiting();
    private final AdapterTouch touch = new AdapterTouch();
    private @Nullable String idempotencyKey;
    private @Nullable String sandbox;

    /**
     * @param attempt activations of this job that this worker knows of, from 1
     * @param input what the adapter's record will be bound from; steps may replace its values
     * @param limit how long the run may take
     */
    public TaskRun(Job job, AdapterDefinition adapter, int attempt, ObjectNode input, Duration limit, RunLog log) {
        this.job = job;
        this.runId = job.runId();
        this.adapter = adapter;
        this.attempt = attempt;
        this.input = input;
        this.limitNanos = limit.toNanos();
        this.log = log;
    }

    public Job job() {
        return job;
    }

    /** {@link Job#runId}, put together once. */
    public String runId() {
        return runId;
    }

    public AdapterDefinition adapter() {
        return adapter;
    }

    public int attempt() {
        return attempt;
    }

    public RunLog log() {
        return log;
    }

    /** The values the adapter's record is bound from. */
    public ObjectNode input() {
        return input;
    }

    /**
     * The trace context of this run: that of its span, or without one that which the process carries as header or variable
     * {@code traceparent}, or the one that its instance gets when it carries none.
     */
    public Traceparent traceparent() {
        Traceparent known = traceparent;
        if (known == null) {
            known = Traceparent.parse(carried()).orElseGet(() -> Traceparent.ofInstance(job.rootProcessInstanceKey()));
            traceparent = known;
        }
        return known;
    }

    private @Nullable String carried() {
        String header = job.headers().get(Traceparent.VARIABLE);
        JsonNode variable = input.get(Traceparent.VARIABLE);
        return header != null || variable == null || !variable.isString() ? header : variable.stringValue();
    }

    /** What follows belongs to this span. */
    public void traceparent(Traceparent span) {
        traceparent = span;
    }

    /**
     * How the task is done: what the header {@code procos.mode}, else the header or variable {@code mode} says, if it is
     * one of deterministic, probabilistic and hybrid; else deterministic.
     */
    public String mode() {
        Map<String, String> headers = job.headers();
        String header = headers.getOrDefault("procos.mode", headers.getOrDefault("mode", ""));
        String said = MODES.contains(header) ? header : input.path("mode").asString("");
        return MODES.contains(said) ? said : "deterministic";
    }

    /** The adapter's input, checked and bound. */
    public Record bound() {
        return Objects.requireNonNull(bound, "the input check comes before the adapter");
    }

    public void bind(Record checked) {
        bound = checked;
    }

    /** What running the adapter twice with this input would do. */
    public EffectKind effect() {
        return adapter.adapter().effect(bound(), adapter.effect());
    }

    /** What the adapter gave. */
    public Record produced() {
        return Objects.requireNonNull(produced, "the adapter comes before the output check");
    }

    public void produce(Record output) {
        produced = output;
    }

    /** The variables the job completes with. */
    public Map<String, @Nullable Object> outputs() {
        return outputs;
    }

    public void outputs(Map<String, @Nullable Object> checked) {
        outputs = checked;
    }

    /** Hides the secrets that this run has resolved. */
    public Mask mask() {
        return mask;
    }

    public void mask(Mask secrets) {
        mask = secrets;
    }

    /** Numbers the notes of this run from 1. */
    public int nextNote() {
        return notes.incrementAndGet();
    }

    /** Numbers the objects that this run has stored from 1. */
    public int nextStored() {
        return stored.incrementAndGet();
    }

    /** Nanoseconds since the run began. */
    public long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }

    /** Time until the run's limit, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, limitNanos - elapsedNanos() + waiting.nanos()));
    }

    /** Lowers the time limit; a limit is never raised. */
    public void limit(Duration limit) {
        limitNanos = Math.min(limitNanos, limit.toNanos());
    }

    /** The same for every run of this task's effect: the job's own key unless a step knows better. */
    public String idempotencyKey() {
        return idempotencyKey == null ? "procos-" + job.key() : idempotencyKey;
    }

    public void idempotencyKey(String key) {
        idempotencyKey = key;
    }

    /** What the run has had to do with its adapter. */
    public AdapterTouch touch() {
        return touch;
    }

    /** The least sandbox that policy asks for; null when it asks for none in particular. */
    public @Nullable String sandbox() {
        return sandbox;
    }

    public void sandbox(@Nullable String least) {
        sandbox = least;
    }

    public @Nullable Cancellation cancellation() {
        return interruption.reason();
    }

    /** True when the outcome says nothing about the task, because the run was given up before it was done. */
    public boolean abandoned(TaskOutcome outcome) {
        Cancellation cancellation = cancellation();
        boolean givenUp = cancellation == Cancellation.JOB_GONE || cancellation == Cancellation.SHUTDOWN;
        return givenUp && !(outcome instanceof TaskOutcome.Completed);
    }

    /** Gives the run up; the first reason stands. Interrupts its thread if it is inside {@link #interruptibly}. */
    public void cancel(Cancellation why) {
        interruption.cancel(why);
    }

    /**
     * Does the part of the run that a cancellation may interrupt. Outside of it the thread is never interrupted, because
     * an interrupt would close the files that the run's events and its attempt are written to.
     *
     * @throws InterruptedException when the run was cancelled, before or meanwhile
     */
    public <T> T interruptibly(Callable<T> work) throws Exception {
        return interruption.interruptibly(work);
    }

    /** Does work inside {@link #interruptibly} that an interrupt must not hit; a cancellation shows afterwards. */
    public void sheltered(Runnable work) {
        interruption.sheltered(work);
    }

    /** Adds what to do when the run begins to wait for something that is not its own fault, and when it goes on. */
    public void whenWaiting(Runnable begins, Runnable ends) {
        waiting.tell(begins, ends);
    }

    /**
     * Waits for something that is not this run's fault: the time does not count towards its limit, nor a death of the
     * worker meanwhile as one of its attempts. A cancellation interrupts it.
     *
     * @throws InterruptedException when the run was cancelled, before or meanwhile
     */
    public <T> T waiting(Callable<T> work) throws Exception {
        return interruption.interruptibly(() -> waiting.during(work));
    }

    /** True for the one caller that may tell the engine what became of the job. */
    public boolean claimReport() {
        return reported.compareAndSet(false, true);
    }

    /** Adds what to do once the job has been reported or given up. */
    public synchronized void whenEnded(Runnable action) {
        whenEnded.add(action);
    }

    /** The job has been reported or given up. */
    public synchronized void end() {
        whenEnded.forEach(Runnable::run);
        whenEnded.clear();
    }
}
