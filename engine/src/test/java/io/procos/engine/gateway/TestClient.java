package io.procos.engine.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What every Zeebe client can do, so that the cases of {@link ClientContract} are written once. */
interface TestClient extends AutoCloseable {

    record Job(
            long key,
            int retries,
            long elementInstanceKey,
            long instanceKey,
            Map<String, Object> variables,
            long userTaskKey) {}

    /** The status a client reports, in gRPC's words. */
    final class Failed extends RuntimeException {
        final String status;

        Failed(String status, Throwable cause) {
            super(status + ": " + cause.getMessage(), cause);
            this.status = status;
        }
    }

    int partitions();

    /** The key of the first process or resource in the file. */
    long deploy(String resourceName, byte[] content);

    void deleteResource(long key);

    long start(String processId, Map<String, Object> variables);

    long startBefore(String processId, String elementId);

    Map<String, Object> runToEnd(String processId, Map<String, Object> variables, Duration patience, String... fetch);

    void cancel(long instanceKey);

    void modify(long instanceKey, String activate, long terminate);

    void migrate(long instanceKey, long targetDefinition, String from, String to);

    void setVariables(long scopeKey, Map<String, Object> variables);

    List<Job> activate(String type, int max, Duration lease, Duration patience);

    AutoCloseable work(String type, boolean stream, Consumer<Job> handler);

    void complete(long job, Map<String, Object> variables);

    void fail(long job, int retries, Duration backoff, String message, Map<String, Object> variables);

    void throwError(long job, String code, Map<String, Object> variables);

    void updateJob(long job, int retries, Duration lease);

    void updateRetries(long job, int retries);

    void updateLease(long job, Duration lease);

    void resolveIncident(long incident);

    void publish(String name, String correlationKey, String messageId, Map<String, Object> variables);

    /** The instance that the message reached. */
    long correlate(String name, String correlationKey, Map<String, Object> variables);

    void broadcast(String signal, Map<String, Object> variables);

    String evaluate(String decisionId, Map<String, Object> variables);

    void assign(long userTask, String assignee, boolean allowOverride);

    void unassign(long userTask);

    void updatePriority(long userTask, int priority);

    void completeTask(long userTask, Map<String, Object> variables);

    void pinClock(long epochMillis);

    void resetClock();

    @Override
    void close();
}
