package io.procos.engine.gateway.jobs;

import io.camunda.zeebe.msgpack.value.StringValue;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.time.Duration;
import java.util.List;

/**
 * What a worker asks for.
 *
 * @param lease how long an activated job is the worker's alone
 * @param maxJobs jobs in all; the engine refuses less than 1
 * @param fetchVariables empty means all
 * @param patience how long to wait for the first job; zero means: answer at once
 */
public record JobRequest(
        String type,
        String worker,
        Duration lease,
        int maxJobs,
        List<String> fetchVariables,
        List<String> tenantIds,
        Duration patience) {

    public JobRequest {
        fetchVariables = List.copyOf(fetchVariables);
        tenantIds = List.copyOf(tenantIds);
    }

    JobBatchRecord batch(int jobs) {
        JobBatchRecord batch = new JobBatchRecord()
                .setType(type)
                .setWorker(worker)
                .setTimeout(lease.toMillis())
                .setMaxJobsToActivate(jobs)
                .setTenantIds(tenantIds);
        fetchVariables.forEach(name -> add(batch, name));
        return batch;
    }

    private static void add(JobBatchRecord batch, String variable) {
        StringValue name = batch.variables().add();
        name.wrap(BufferUtil.wrapString(variable));
    }
}
