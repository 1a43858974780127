package io.procos.tde.worker;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.api.worker.JobWorkerMetrics;
import io.procos.api.event.WorkerSeen;
import io.procos.tde.binding.JobInput;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's stream of jobs for one adapter. At most {@code capacity} jobs run or wait for the engine to take their
 * report; the client takes no more while they do. Thread-safe.
 */
final class Subscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final Duration STREAM_LIFETIME = Duration.ofHours(1);

    private final CamundaClient client;
    private final AdapterDefinition adapter;
    private final JobRunner runner;
    private final String worker;
    private final int capacity;
    private final Semaphore places;
    private volatile Intake intake = new Intake();
    private volatile JobWorker open;
    private volatile long pinnedSince;
    private boolean starvedBefore;

    Subscription(CamundaClient client, AdapterDefinition adapter, JobRunner runner, String worker, int capacity) {
        this.client = client;
        this.adapter = adapter;
        this.runner = runner;
        this.worker = worker;
        this.capacity = capacity;
        this.places = new Semaphore(capacity);
        this.open = open();
    }

    String jobType() {
        return adapter.jobType();
    }

    int active() {
        return capacity - places.availablePermits();
    }

    int capacity() {
        return capacity;
    }

    /** How long all places have been taken without a break; zero when one is free. Watched every few seconds. */
    Duration pinned() {
        long since = pinnedSince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    WorkerSeen.Subscription seen() {
        return new WorkerSeen.Subscription(jobType(), active(), capacity);
    }

    /**
     * To be called every few seconds. The client forgets to free the place of a job that it could not hand over in time,
     * and stops asking for jobs when it believes that all places are taken (camunda issue 59632 and its kin); a
     * subscription that is full of such jobs is opened anew.
     */
    void watch() {
        if (active() < capacity) {
            pinnedSince = 0;
        } else if (pinnedSince == 0) {
            pinnedSince = System.nanoTime();
        }
        boolean starved = active() == 0 && intake.lost() >= Math.max(1, capacity / 2);
        if (starved && starvedBefore && !runner.draining()) {
            LOG.warn("the subscription to {} lost {} places, opening it anew", jobType(), intake.lost());
            reopen();
        }
        starvedBefore = starved;
    }

    private void reopen() {
        JobWorker old = open;
        intake = new Intake();
        open = open();
        old.close();
    }

    @Override
    public void close() {
        open.close();
    }

    private JobWorker open() {
        return client.newWorker()
                .jobType(jobType())
                .handler((jobs, job) -> handle(EngineJobs.read(job)))
                .name(worker)
                .timeout(adapter.lease())
                .maxJobsActive(capacity)
                .fetchVariables(JobInput.variablesOf(adapter))
                .streamEnabled(true)
                .streamTimeout(STREAM_LIFETIME)
                .metrics(intake)
                .open();
    }

    private void handle(Job job) {
        places.acquireUninterruptibly();
        try {
            runner.run(job, adapter).whenComplete((reported, failure) -> leave(job, failure));
        } catch (RuntimeException | Error e) {
            places.release();
            throw e;
        }
    }

    private void leave(Job job, @Nullable Throwable failure) {
        places.release();
        if (failure != null) {
            LOG.error("job {} of {} is reported, but its end is not written down", job.key(), job.type(), failure);
        }
    }

    /** Jobs that the client took and never handed over. */
    private static final class Intake implements JobWorkerMetrics {
        private final AtomicLong unhandled = new AtomicLong();

        @Override
        public void jobActivated(int count) {
            unhandled.addAndGet(count);
        }

        @Override
        public void jobHandled(int count) {
            unhandled.addAndGet(-count);
        }

        long lost() {
            return unhandled.get();
        }
    }
}
