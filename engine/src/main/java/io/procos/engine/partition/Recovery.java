package io.procos.engine.partition;

import io.camunda.zeebe.stream.api.ReadonlyStreamProcessorContext;
import io.camunda.zeebe.stream.api.StreamProcessorLifecycleAware;
import io.camunda.zeebe.util.health.FailureListener;
import io.camunda.zeebe.util.health.HealthReport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Watches a stream processor: when it has recovered, and whether it has failed since. Waiting for its start alone would
 * hang for ever on one that fails while it replays.
 */
final class Recovery implements StreamProcessorLifecycleAware, FailureListener {
    private final int partitionId;
    private final CompletableFuture<Void> recovered = new CompletableFuture<>();
    private volatile String failure = "";

    Recovery(int partitionId) {
        this.partitionId = partitionId;
    }

    /** @throws PartitionFailed when the processor fails, or takes longer than {@code limit} */
    void await(Duration limit) throws InterruptedException {
        try {
            recovered.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new PartitionFailed("Partition %d cannot recover: %s".formatted(partitionId, failure), e.getCause());
        } catch (TimeoutException e) {
            throw new PartitionFailed(
                    "Partition %d has not recovered within %s: give it a longer start timeout"
                            .formatted(partitionId, limit),
                    e);
        }
    }

    /** Why the processor stopped; empty while it runs. */
    String failure() {
        return failure;
    }

    @Override
    public void onRecovered(ReadonlyStreamProcessorContext context) {
        recovered.complete(null);
    }

    @Override
    public void onFailed() {
        fail("its stream processor failed; the cause is in the log");
    }

    @Override
    public void onFailure(HealthReport report) {
        // it may recover by itself
    }

    @Override
    public void onRecovered(HealthReport report) {
        // nothing was reported
    }

    @Override
    public void onUnrecoverableFailure(HealthReport report) {
        fail(String.valueOf(report.getIssue()));
    }

    private void fail(String reason) {
        if (failure.isEmpty()) {
            failure = reason;
        }
        recovered.completeExceptionally(new IllegalStateException(reason));
    }
}
