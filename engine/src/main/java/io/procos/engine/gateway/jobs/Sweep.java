package io.procos.engine.gateway.jobs;

import io.camunda.zeebe.msgpack.value.LongValue;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.command.JobCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Asks every partition once for the jobs of one request, beginning with the next in turn. */
final class Sweep {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CommandSender sender;
    private final JobReturns returns;
    private final JobRequest request;
    private final JobReceiver receiver;
    private int delivered;
    private @Nullable GatewayError refusal;

    Sweep(CommandSender sender, JobReturns returns, JobRequest request, JobReceiver receiver) {
        this.sender = sender;
        this.returns = returns;
        this.request = request;
        this.receiver = receiver;
    }

    /** How many jobs were delivered; fails when there were none and a partition would not answer. */
    CompletableFuture<Integer> start() {
        return ask(sender.nextPartition(), sender.partitionCount());
    }

    private CompletableFuture<Integer> ask(int partition, int left) {
        if (left == 0 || delivered >= request.maxJobs() && delivered > 0 || receiver.isGone()) {
            return end();
        }
        return sender.send(JobCommands.activate(partition, request.batch(request.maxJobs() - delivered)), LIMIT)
                .handle((batch, error) -> {
                    if (batch == null) {
                        refusal = GatewayError.of(error);
                        return false;
                    }
                    deliver(batch);
                    // A truncated batch says that this partition has more than fitted into one record.
                    return batch.getTruncated();
                })
                .thenCompose(more -> more ? ask(partition, left) : ask(after(partition), left - 1));
    }

    private CompletableFuture<Integer> end() {
        return delivered == 0 && refusal != null
                ? CompletableFuture.failedFuture(refusal)
                : CompletableFuture.completedFuture(delivered);
    }

    private void deliver(JobBatchRecord batch) {
        List<TakenJob> jobs = copies(batch);
        if (jobs.isEmpty()) {
            return;
        }
        List<TakenJob> missed = receiver.deliver(jobs);
        delivered += jobs.size() - missed.size();
        missed.forEach(returns::giveBack);
    }

    private int after(int partition) {
        return partition % sender.partitionCount() + 1;
    }

    /** The arrays of a record reuse one element while they are read, so each job is copied out. */
    private static List<TakenJob> copies(JobBatchRecord batch) {
        List<TakenJob> jobs = new ArrayList<>();
        Iterator<LongValue> keys = batch.jobKeys().iterator();
        for (JobRecord job : batch.jobs()) {
            JobRecord copy = new JobRecord();
            copy.wrap(new UnsafeBuffer(BufferUtil.createCopy(job)));
            jobs.add(new TakenJob(keys.next().getValue(), copy));
        }
        return jobs;
    }
}
