package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.jobs.JobReceiver;
import io.procos.engine.gateway.jobs.JobReturns;
import io.procos.engine.gateway.jobs.TakenJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The caller of one job activation: jobs are collected, then go out in one body. */
final class PolledAnswer implements JobReceiver {

    private final CompletableFuture<Void> hungUp;
    private final JobReturns returns;
    private final CompletableFuture<RestAnswer> ready = new CompletableFuture<>();
    private final List<TakenJob> collected = new ArrayList<>();

    PolledAnswer(CompletableFuture<Void> hungUp, JobReturns returns) {
        this.hungUp = hungUp;
        this.returns = returns;
    }

    CompletableFuture<RestAnswer> whenReady() {
        return ready;
    }

    @Override
    public List<TakenJob> deliver(List<TakenJob> jobs) {
        if (isGone()) {
            return jobs;
        }
        collected.addAll(jobs);
        return List.of();
    }

    @Override
    public boolean isGone() {
        return hungUp.isDone();
    }

    @Override
    public void finish() {
        ObjectNode body = Fields.newObject();
        ArrayNode jobs = body.putArray("jobs");
        collected.forEach(job -> jobs.add(JobBody.of(job)));
        ready.complete(RestAnswer.ok(body).orElse(() -> collected.forEach(returns::giveBack)));
    }

    @Override
    public void fail(GatewayError error) {
        ready.completeExceptionally(error);
    }
}
