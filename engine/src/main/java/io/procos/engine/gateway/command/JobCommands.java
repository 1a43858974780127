package io.procos.engine.gateway.command;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What a worker does with jobs. */
public final class JobCommands {

    private JobCommands() {}

    /** Takes up to {@code batch.maxJobsToActivate} jobs from one partition. */
    public static Command<JobBatchRecord> activate(int partitionId, JobBatchRecord batch) {
        return new Command<>(
                new Route.Exactly(partitionId),
                ValueType.JOB_BATCH,
                JobBatchIntent.ACTIVATE,
                Command.NEW,
                batch,
                Command.record(JobBatchRecord::new, (key, activated) -> activated));
    }

    public static Command<Long> complete(CompleteJobRequest request) {
        JobRecord job = new JobRecord().setVariables(Documents.variables(request.getVariables()));
        if (request.hasResult()) {
            job.setResult(JobResults.of(request.getResult()));
        }
        return command(request.getJobKey(), JobIntent.COMPLETE, job);
    }

    public static Command<Long> fail(FailJobRequest request) {
        JobRecord job = new JobRecord()
                .setRetries(request.getRetries())
                .setRetryBackoff(request.getRetryBackOff())
                .setErrorMessage(request.getErrorMessage())
                .setVariables(Documents.variables(request.getVariables()));
        return command(request.getJobKey(), JobIntent.FAIL, job);
    }

    public static Command<Long> throwError(ThrowErrorRequest request) {
        JobRecord job = new JobRecord()
                .setErrorCode(BufferUtil.wrapString(request.getErrorCode()))
                .setErrorMessage(request.getErrorMessage())
                .setVariables(Documents.variables(request.getVariables()));
        return command(request.getJobKey(), JobIntent.THROW_ERROR, job);
    }

    public static Command<Long> updateRetries(long key, int retries) {
        return command(key, JobIntent.UPDATE_RETRIES, new JobRecord().setRetries(retries));
    }

    /** @param timeout milliseconds from now */
    public static Command<Long> updateTimeout(long key, long timeout) {
        return command(key, JobIntent.UPDATE_TIMEOUT, new JobRecord().setTimeout(timeout));
    }

    /** Retries and lease in one step; what is empty stays as it is. */
    public static Command<Long> update(long key, OptionalInt retries, OptionalLong timeout) {
        JobRecord job = new JobRecord();
        Set<String> changed = new LinkedHashSet<>();
        retries.ifPresent(value -> {
            job.setRetries(value);
            changed.add(JobRecord.RETRIES);
        });
        timeout.ifPresent(value -> {
            job.setTimeout(value);
            changed.add(JobRecord.TIMEOUT);
        });
        return command(key, JobIntent.UPDATE, job.setChangedAttributes(changed));
    }

    /** Gives a job back that was activated and never reached its worker. It costs no retry. */
    public static Command<Long> yield(long key, JobRecord job) {
        return command(key, JobIntent.YIELD, job);
    }

    private static Command<Long> command(long key, JobIntent intent, JobRecord job) {
        return Command.on(key, ValueType.JOB, intent, job, Command.done(key));
    }
}
