package io.procos.engine.partition;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.msgpack.value.DocumentValue;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.procos.engine.partition.CommandBus.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** Speaks to the engine as a gateway does, for tests that need no network. */
public final class BusDriver {
    private final CommandBus bus;

    public BusDriver(CommandBus bus) {
        this.bus = bus;
    }

    /** The key of the process. */
    public long deploy(BpmnModelInstance model) throws Exception {
        DeploymentRecord deployment = new DeploymentRecord();
        deployment
                .resources()
                .add()
                .setResourceName("test.bpmn")
                .setResource(Bpmn.convertToString(model).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        DeploymentRecord deployed = new DeploymentRecord();
        deployed.wrap(await(1, ValueType.DEPLOYMENT, DeploymentIntent.CREATE, -1, deployment)
                .value());
        return deployed.processesMetadata().iterator().next().getKey();
    }

    public long create(String processId) throws Exception {
        return createLater(processId).get(10, TimeUnit.SECONDS) instanceof Reply.Accepted a ? instanceKey(a) : -1;
    }

    public CompletableFuture<Reply> createLater(String processId) {
        ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord();
        creation.setBpmnProcessId(processId).setVersion(-1);
        return send(1, ValueType.PROCESS_INSTANCE_CREATION, ProcessInstanceCreationIntent.CREATE, -1, creation);
    }

    public static long instanceKey(Reply.Accepted reply) {
        ProcessInstanceCreationRecord record = new ProcessInstanceCreationRecord();
        record.wrap(reply.value());
        return record.getProcessInstanceKey();
    }

    /** The result of an instance that runs to its end. */
    public CompletableFuture<Reply> createWithResult(String processId) {
        ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord();
        creation.setBpmnProcessId(processId).setVersion(-1);
        return send(
                1,
                ValueType.PROCESS_INSTANCE_CREATION,
                ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT,
                -1,
                creation);
    }

    public List<Long> activate(String jobType, int most) throws Exception {
        List<Long> keys = new ArrayList<>();
        activateBatch(jobType, most).jobKeys().forEach(key -> keys.add(key.getValue()));
        return keys;
    }

    /** The instances that have a job of the type; takes all these jobs. */
    public Set<Long> instancesWithJobs(String jobType) throws Exception {
        Set<Long> instances = new HashSet<>();
        JobBatchRecord batch;
        do {
            batch = activateBatch(jobType, 1000);
            batch.jobs().forEach(job -> instances.add(job.getProcessInstanceKey()));
        } while (batch.jobKeys().iterator().hasNext());
        return instances;
    }

    private JobBatchRecord activateBatch(String jobType, int most) throws Exception {
        JobBatchRecord batch = new JobBatchRecord();
        batch.setType(jobType).setWorker("test").setTimeout(60_000).setMaxJobsToActivate(most);
        Reply.Accepted reply = await(1, ValueType.JOB_BATCH, JobBatchIntent.ACTIVATE, -1, batch);
        JobBatchRecord activated = new JobBatchRecord();
        activated.wrap(reply.value());
        return activated;
    }

    public void complete(long jobKey) throws Exception {
        JobRecord job = new JobRecord();
        job.setVariables(new UnsafeBuffer(DocumentValue.EMPTY_DOCUMENT));
        await(1, ValueType.JOB, JobIntent.COMPLETE, jobKey, job);
    }

    public void publish(String name, String correlationKey) throws Exception {
        MessageRecord message = new MessageRecord();
        message.setName(name).setCorrelationKey(correlationKey).setTimeToLive(60_000);
        int partition = io.camunda.zeebe.protocol.impl.SubscriptionUtil.getSubscriptionPartitionId(
                io.camunda.zeebe.util.buffer.BufferUtil.wrapString(correlationKey), bus.partitionCount());
        await(partition, ValueType.MESSAGE, MessageIntent.PUBLISH, -1, message);
    }

    public Reply.Accepted await(int partition, ValueType type, Intent intent, long key, UnifiedRecordValue value)
            throws Exception {
        Reply reply = send(partition, type, intent, key, value).get(10, TimeUnit.SECONDS);
        return switch (reply) {
            case Reply.Accepted accepted -> accepted;
            case Reply.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    private CompletableFuture<Reply> send(
            int partition, ValueType type, Intent intent, long key, UnifiedRecordValue value) {
        return bus.send(partition, new UserCommand(type, intent, key, value));
    }
}
