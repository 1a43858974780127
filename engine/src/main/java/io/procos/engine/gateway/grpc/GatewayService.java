package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.*;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.procos.engine.gateway.Topology;
import io.procos.engine.gateway.command.Command;
import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.command.DecisionCommands;
import io.procos.engine.gateway.command.DeploymentCommands;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.command.InstanceChangeCommands;
import io.procos.engine.gateway.command.InstanceCommands;
import io.procos.engine.gateway.command.JobCommands;
import io.procos.engine.gateway.command.MessageCommands;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every RPC of the protocol, one line each: which command, and how its answer reads. */
final class GatewayService extends GatewayGrpc.GatewayImplBase {

    private final CommandSender sender;
    private final Duration limit;
    private final Supplier<Topology> topology;
    private final JobCalls jobs;

    GatewayService(CommandSender sender, Duration limit, Supplier<Topology> topology, JobCalls jobs) {
        this.sender = sender;
        this.limit = limit;
        this.topology = topology;
        this.jobs = jobs;
    }

    @Override
    public void topology(TopologyRequest request, StreamObserver<TopologyResponse> out) {
        out.onNext(TopologyMessages.of(topology.get()));
        out.onCompleted();
    }

    @Override
    public void deployResource(DeployResourceRequest request, StreamObserver<DeployResourceResponse> out) {
        answer(out, () -> DeploymentCommands.deploy(request), DeploymentMessages::of);
    }

    @Override
    public void deleteResource(DeleteResourceRequest request, StreamObserver<DeleteResourceResponse> out) {
        answer(
                out,
                () -> DeploymentCommands.delete(request),
                key -> DeleteResourceResponse.newBuilder()
                        .setResourceKey(String.valueOf(key))
                        .build());
    }

    @Override
    public void createProcessInstance(
            CreateProcessInstanceRequest request, StreamObserver<CreateProcessInstanceResponse> out) {
        answer(out, () -> InstanceCommands.create(request), Function.identity());
    }

    @Override
    public void createProcessInstanceWithResult(
            CreateProcessInstanceWithResultRequest request,
            StreamObserver<CreateProcessInstanceWithResultResponse> out) {
        Duration patience = request.getRequestTimeout() > 0 ? Duration.ofMillis(request.getRequestTimeout()) : limit;
        answer(out, () -> InstanceCommands.createWithResult(request), Function.identity(), patience);
    }

    @Override
    public void cancelProcessInstance(
            CancelProcessInstanceRequest request, StreamObserver<CancelProcessInstanceResponse> out) {
        answer(
                out,
                () -> InstanceCommands.cancel(request.getProcessInstanceKey())
                        .referredToAs(request.getOperationReference()),
                key -> CancelProcessInstanceResponse.getDefaultInstance());
    }

    @Override
    public void modifyProcessInstance(
            ModifyProcessInstanceRequest request, StreamObserver<ModifyProcessInstanceResponse> out) {
        answer(
                out,
                () -> InstanceChangeCommands.modify(request),
                key -> ModifyProcessInstanceResponse.getDefaultInstance());
    }

    @Override
    public void migrateProcessInstance(
            MigrateProcessInstanceRequest request, StreamObserver<MigrateProcessInstanceResponse> out) {
        answer(
                out,
                () -> InstanceChangeCommands.migrate(request),
                key -> MigrateProcessInstanceResponse.getDefaultInstance());
    }

    @Override
    public void setVariables(SetVariablesRequest request, StreamObserver<SetVariablesResponse> out) {
        answer(
                out,
                () -> InstanceCommands.setVariables(request),
                key -> SetVariablesResponse.newBuilder().setKey(key).build());
    }

    @Override
    public void resolveIncident(ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> out) {
        answer(
                out,
                () -> InstanceCommands.resolveIncident(request.getIncidentKey())
                        .referredToAs(request.getOperationReference()),
                key -> ResolveIncidentResponse.getDefaultInstance());
    }

    @Override
    public void publishMessage(PublishMessageRequest request, StreamObserver<PublishMessageResponse> out) {
        answer(
                out,
                () -> MessageCommands.publish(request),
                sent -> PublishMessageResponse.newBuilder()
                        .setKey(sent.key())
                        .setTenantId(sent.tenantId())
                        .build());
    }

    @Override
    public void broadcastSignal(BroadcastSignalRequest request, StreamObserver<BroadcastSignalResponse> out) {
        answer(
                out,
                () -> MessageCommands.broadcast(request),
                sent -> BroadcastSignalResponse.newBuilder()
                        .setKey(sent.key())
                        .setTenantId(sent.tenantId())
                        .build());
    }

    @Override
    public void evaluateDecision(EvaluateDecisionRequest request, StreamObserver<EvaluateDecisionResponse> out) {
        answer(out, () -> DecisionCommands.evaluate(request), DecisionMessages::of);
    }

    @Override
    public void activateJobs(ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> out) {
        jobs.poll(request, (ServerCallStreamObserver<ActivateJobsResponse>) out);
    }

    @Override
    public void streamActivatedJobs(StreamActivatedJobsRequest request, StreamObserver<ActivatedJob> out) {
        jobs.stream(request, (ServerCallStreamObserver<ActivatedJob>) out);
    }

    @Override
    public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> out) {
        answer(out, () -> JobCommands.complete(request), key -> CompleteJobResponse.getDefaultInstance());
    }

    @Override
    public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> out) {
        answer(out, () -> JobCommands.fail(request), key -> FailJobResponse.getDefaultInstance());
    }

    @Override
    public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> out) {
        answer(out, () -> JobCommands.throwError(request), key -> ThrowErrorResponse.getDefaultInstance());
    }

    @Override
    public void updateJobRetries(UpdateJobRetriesRequest request, StreamObserver<UpdateJobRetriesResponse> out) {
        answer(
                out,
                () -> JobCommands.updateRetries(request.getJobKey(), request.getRetries())
                        .referredToAs(request.getOperationReference()),
                key -> UpdateJobRetriesResponse.getDefaultInstance());
    }

    @Override
    public void updateJobTimeout(UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> out) {
        answer(
                out,
                () -> JobCommands.updateTimeout(request.getJobKey(), request.getTimeout())
                        .referredToAs(request.getOperationReference()),
                key -> UpdateJobTimeoutResponse.getDefaultInstance());
    }

    @Override
    @Deprecated
    public void deployProcess(DeployProcessRequest request, StreamObserver<DeployProcessResponse> out) {
        out.onError(Statuses.of(new GatewayError(
                GatewayError.Kind.UNIMPLEMENTED, "DeployProcess is deprecated; use DeployResource instead")));
    }

    @Override
    public void evaluateConditional(
            EvaluateConditionalRequest request, StreamObserver<EvaluateConditionalResponse> out) {
        out.onError(Statuses.of(new GatewayError(
                GatewayError.Kind.UNIMPLEMENTED, "EvaluateConditional needs an engine 8.9; this one is 8.8")));
    }

    private <R, A> void answer(StreamObserver<A> out, Supplier<Command<R>> command, Function<R, A> message) {
        answer(out, command, message, limit);
    }

    private <R, A> void answer(
            StreamObserver<A> out, Supplier<Command<R>> command, Function<R, A> message, Duration patience) {
        try {
            sender.send(command.get(), patience).thenApply(message).whenComplete((answer, error) -> {
                if (error == null) {
                    out.onNext(answer);
                    out.onCompleted();
                } else {
                    out.onError(Statuses.of(error));
                }
            });
        } catch (RuntimeException invalid) {
            out.onError(Statuses.of(invalid));
        }
    }
}
