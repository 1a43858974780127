package io.procos.engine.gateway;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Camunda's client, 8.9. */
final class CamundaTestClient implements TestClient {

    private final CamundaClient client;

    CamundaTestClient(RunningEngine engine, boolean preferRest) {
        this.client = CamundaClient.newClientBuilder()
                .grpcAddress(engine.grpc())
                .restAddress(engine.rest())
                .preferRestOverGrpc(preferRest)
                .build();
    }

    @Override
    public int partitions() {
        return get(client.newTopologyRequest().send()).getPartitionsCount();
    }

    @Override
    public long deploy(String resourceName, byte[] content) {
        var deployed = get(client.newDeployResourceCommand()
                .addResourceBytes(content, resourceName)
                .send());
        return deployed.getProcesses().isEmpty()
                ? deployed.getKey()
                : deployed.getProcesses().getFirst().getProcessDefinitionKey();
    }

    @Override
    public void deleteResource(long key) {
        get(client.newDeleteResourceCommand(key).send());
    }

    @Override
    public long start(String processId, Map<String, Object> variables) {
        return get(client.newCreateInstanceCommand()
                        .bpmnProcessId(processId)
                        .latestVersion()
                        .variables(variables)
                        .send())
                .getProcessInstanceKey();
    }

    @Override
    public long startBefore(String processId, String elementId) {
        return get(client.newCreateInstanceCommand()
                        .bpmnProcessId(processId)
                        .latestVersion()
                        .startBeforeElement(elementId)
                        .send())
                .getProcessInstanceKey();
    }

    @Override
    public Map<String, Object> runToEnd(
            String processId, Map<String, Object> variables, Duration patience, String... fetch) {
        return get(client.newCreateInstanceCommand()
                        .bpmnProcessId(processId)
                        .latestVersion()
                        .variables(variables)
                        .withResult()
                        .fetchVariables(fetch)
                        .requestTimeout(patience)
                        .send())
                .getVariablesAsMap();
    }

    @Override
    public void cancel(long instanceKey) {
        get(client.newCancelInstanceCommand(instanceKey).send());
    }

    @Override
    public void modify(long instanceKey, String activate, long terminate) {
        get(client.newModifyProcessInstanceCommand(instanceKey)
                .activateElement(activate)
                .and()
                .terminateElement(terminate)
                .send());
    }

    @Override
    public void migrate(long instanceKey, long targetDefinition, String from, String to) {
        get(client.newMigrateProcessInstanceCommand(instanceKey)
                .migrationPlan(targetDefinition)
                .addMappingInstruction(from, to)
                .send());
    }

    @Override
    public void setVariables(long scopeKey, Map<String, Object> variables) {
        get(client.newSetVariablesCommand(scopeKey)
                .variables(variables)
                .local(true)
                .send());
    }

    @Override
    public List<Job> activate(String type, int max, Duration lease, Duration patience) {
        return get(client.newActivateJobsCommand()
                        .jobType(type)
                        .maxJobsToActivate(max)
                        .timeout(lease)
                        .workerName("contract")
                        .requestTimeout(patience)
                        .send())
                .getJobs()
                .stream()
                .map(CamundaTestClient::job)
                .toList();
    }

    @Override
    public AutoCloseable work(String type, boolean stream, Consumer<Job> handler) {
        JobWorker worker = client.newWorker()
                .jobType(type)
                .handler((jobs, job) -> handler.accept(job(job)))
                .streamEnabled(stream)
                .open();
        return worker::close;
    }

    @Override
    public void complete(long job, Map<String, Object> variables) {
        get(client.newCompleteCommand(job).variables(variables).send());
    }

    @Override
    public void fail(long job, int retries, Duration backoff, String message, Map<String, Object> variables) {
        get(client.newFailCommand(job)
                .retries(retries)
                .retryBackoff(backoff)
                .errorMessage(message)
                .variables(variables)
                .send());
    }

    @Override
    public void throwError(long job, String code, Map<String, Object> variables) {
        get(client.newThrowErrorCommand(job)
                .errorCode(code)
                .variables(variables)
                .send());
    }

    @Override
    public void updateJob(long job, int retries, Duration lease) {
        get(client.newUpdateJobCommand(job).update(retries, lease.toMillis()).send());
    }

    @Override
    public void updateRetries(long job, int retries) {
        get(client.newUpdateRetriesCommand(job).retries(retries).send());
    }

    @Override
    public void updateLease(long job, Duration lease) {
        get(client.newUpdateTimeoutCommand(job).timeout(lease).send());
    }

    @Override
    public void resolveIncident(long incident) {
        get(client.newResolveIncidentCommand(incident).send());
    }

    @Override
    public void publish(String name, String correlationKey, String messageId, Map<String, Object> variables) {
        get(client.newPublishMessageCommand()
                .messageName(name)
                .correlationKey(correlationKey)
                .messageId(messageId)
                .timeToLive(Duration.ofMinutes(1))
                .variables(variables)
                .send());
    }

    @Override
    public long correlate(String name, String correlationKey, Map<String, Object> variables) {
        return get(client.newCorrelateMessageCommand()
                        .messageName(name)
                        .correlationKey(correlationKey)
                        .variables(variables)
                        .send())
                .getProcessInstanceKey();
    }

    @Override
    public void broadcast(String signal, Map<String, Object> variables) {
        get(client.newBroadcastSignalCommand()
                .signalName(signal)
                .variables(variables)
                .send());
    }

    @Override
    public String evaluate(String decisionId, Map<String, Object> variables) {
        return get(client.newEvaluateDecisionCommand()
                        .decisionId(decisionId)
                        .variables(variables)
                        .send())
                .getDecisionOutput();
    }

    @Override
    public void assign(long userTask, String assignee, boolean allowOverride) {
        get(client.newAssignUserTaskCommand(userTask)
                .assignee(assignee)
                .allowOverride(allowOverride)
                .send());
    }

    @Override
    public void unassign(long userTask) {
        get(client.newUnassignUserTaskCommand(userTask).send());
    }

    @Override
    public void updatePriority(long userTask, int priority) {
        get(client.newUpdateUserTaskCommand(userTask)
                .priority(priority)
                .candidateUsers("ann", "bob")
                .send());
    }

    @Override
    public void completeTask(long userTask, Map<String, Object> variables) {
        get(client.newCompleteUserTaskCommand(userTask).variables(variables).send());
    }

    @Override
    public void pinClock(long epochMillis) {
        get(client.newPinClockCommand().time(epochMillis).send());
    }

    @Override
    public void resetClock() {
        get(client.newResetClockCommand().send());
    }

    @Override
    public void close() {
        client.close();
    }

    private static Job job(ActivatedJob job) {
        return new Job(
                job.getKey(),
                job.getRetries(),
                job.getElementInstanceKey(),
                job.getProcessInstanceKey(),
                job.getVariablesAsMap(),
                job.getUserTask() == null ? -1 : job.getUserTask().getUserTaskKey());
    }

    private static <T> T get(CamundaFuture<T> answer) {
        try {
            return answer.join(20, TimeUnit.SECONDS);
        } catch (RuntimeException e) {
            throw new Failed(status(e), e);
        }
    }

    private static String status(Throwable error) {
        return switch (error) {
            case ClientStatusException grpc -> grpc.getStatusCode().name();
            case ProblemException rest ->
                TestStatus.ofProblem(rest.code(), rest.details().getTitle());
            default -> throw new IllegalStateException("An error without a status", error);
        };
    }
}
