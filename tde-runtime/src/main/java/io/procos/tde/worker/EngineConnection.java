package io.procos.tde.worker;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.procos.tde.lease.LeaseExtension;
import io.procos.tde.policy.DefinitionXml;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** What the steps of the pipeline ask the engine, by its client. Thread-safe. */
final class EngineConnection implements LeaseExtension, DefinitionXml {
    private final CamundaClient client;

    EngineConnection(CamundaClient client) {
        this.client = client;
    }

    @Override
    public CompletionStage<Boolean> extend(long jobKey, Duration lease) {
        return client.newUpdateTimeoutCommand(jobKey)
                .timeout(lease)
                .send()
                .thenApply(response -> true)
                .exceptionally(EngineConnection::stillActive);
    }

    @Override
    public String fetch(long processDefinitionKey) throws Exception {
        try {
            return client.newProcessDefinitionGetXmlRequest(processDefinitionKey)
                    .send()
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static boolean stillActive(Throwable failure) {
        if (codeOf(failure) == Status.Code.NOT_FOUND) {
            return false;
        }
        throw new CompletionException(failure);
    }

    /** The gRPC status of a failed command; UNKNOWN when it failed in another way. */
    static Status.Code codeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientStatusException status) {
                return status.getStatusCode();
            }
        }
        return Status.fromThrowable(failure).getCode();
    }
}
