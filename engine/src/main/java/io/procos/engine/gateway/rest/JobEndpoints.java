package io.procos.engine.gateway.rest;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.procos.engine.gateway.command.Documents;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.command.JobCommands;
import io.procos.engine.gateway.jobs.JobPolls;
import io.procos.engine.gateway.jobs.JobRequest;
import io.procos.engine.gateway.jobs.JobReturns;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** What workers do with jobs. */
final class JobEndpoints {

    private final Commands commands;
    private final JobPolls polls;
    private final JobReturns returns;
    private final Duration longPolling;

    JobEndpoints(Commands commands, JobPolls polls, JobReturns returns, Duration longPolling) {
        this.commands = commands;
        this.polls = polls;
        this.returns = returns;
        this.longPolling = longPolling;
    }

    List<Endpoint> list() {
        return List.of(
                Endpoint.of("POST", "/v2/jobs/activation", this::activate),
                Endpoint.of("POST", "/v2/jobs/{key}/completion", this::complete),
                Endpoint.of("POST", "/v2/jobs/{key}/failure", this::fail),
                Endpoint.of("POST", "/v2/jobs/{key}/error", this::throwError),
                Endpoint.of("PATCH", "/v2/jobs/{key}", this::update));
    }

    private CompletableFuture<RestAnswer> activate(RestCall call) {
        Fields body = call.json();
        JobRequest request = new JobRequest(
                body.required("type"),
                body.text("worker"),
                Duration.ofMillis(body.number("timeout", 0)),
                body.small("maxJobsToActivate", 0),
                body.texts("fetchVariable"),
                Documents.tenants(body.texts("tenantIds")),
                patience(body.number("requestTimeout", 0)));
        PolledAnswer answer = new PolledAnswer(call.hungUp(), returns);
        Runnable hangUp = polls.poll(request, answer);
        call.hungUp().thenRun(hangUp);
        return answer.whenReady();
    }

    private CompletableFuture<RestAnswer> complete(RestCall call) {
        Fields body = call.json();
        CompleteJobRequest.Builder request =
                CompleteJobRequest.newBuilder().setJobKey(call.key()).setVariables(body.document("variables"));
        if (body.has("result")) {
            request.setResult(JobResultBody.read(body.object("result")));
        }
        return commands.noContent(JobCommands.complete(request.build()));
    }

    private CompletableFuture<RestAnswer> fail(RestCall call) {
        Fields body = call.json();
        return commands.noContent(JobCommands.fail(FailJobRequest.newBuilder()
                .setJobKey(call.key())
                .setRetries(body.small("retries", 0))
                .setErrorMessage(body.text("errorMessage"))
                .setRetryBackOff(body.number("retryBackOff", 0))
                .setVariables(body.document("variables"))
                .build()));
    }

    private CompletableFuture<RestAnswer> throwError(RestCall call) {
        Fields body = call.json();
        return commands.noContent(JobCommands.throwError(ThrowErrorRequest.newBuilder()
                .setJobKey(call.key())
                .setErrorCode(body.required("errorCode"))
                .setErrorMessage(body.text("errorMessage"))
                .setVariables(body.document("variables"))
                .build()));
    }

    private CompletableFuture<RestAnswer> update(RestCall call) {
        Fields body = call.json();
        Fields changes = body.object("changeset");
        if (!changes.has("retries") && !changes.has("timeout")) {
            throw GatewayError.invalid("At least one of changeset.retries and changeset.timeout is needed");
        }
        return commands.noContent(JobCommands.update(
                        call.key(),
                        changes.has("retries") ? OptionalInt.of(changes.small("retries", 0)) : OptionalInt.empty(),
                        changes.has("timeout") ? OptionalLong.of(changes.number("timeout", 0)) : OptionalLong.empty())
                .referredToAs(body.operationReference()));
    }

    /** Zero asks for the default, a negative value for an answer at once. */
    private Duration patience(long requestTimeout) {
        if (requestTimeout == 0) {
            return longPolling;
        }
        return requestTimeout < 0 ? Duration.ZERO : Duration.ofMillis(requestTimeout);
    }
}
