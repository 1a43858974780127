package io.procos.engine.gateway.command;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Resource;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;

/** Deploying and deleting processes, decisions, forms and other resources. */
public final class DeploymentCommands {

    private DeploymentCommands() {}

    /** What was deployed, with the key of the deployment. */
    public record Deployed(long key, DeploymentRecord content) {}

    /** All resources are deployed, or none. */
    public static Command<Deployed> deploy(DeployResourceRequest request) {
        DeploymentRecord deployment = new DeploymentRecord().setTenantId(Documents.tenant(request.getTenantId()));
        request.getResourcesList().forEach(resource -> add(deployment, resource));
        return new Command<>(
                new Route.Distributor(),
                ValueType.DEPLOYMENT,
                DeploymentIntent.CREATE,
                Command.NEW,
                deployment,
                Command.record(DeploymentRecord::new, Deployed::new));
    }

    /** Deletes by key; running instances of a deleted process go on. */
    public static Command<Long> delete(DeleteResourceRequest request) {
        long key = request.getResourceKey();
        return new Command<>(
                        new Route.Distributor(),
                        ValueType.RESOURCE_DELETION,
                        ResourceDeletionIntent.DELETE,
                        Command.NEW,
                        new ResourceDeletionRecord().setResourceKey(key),
                        Command.done(key))
                .referredToAs(request.getOperationReference());
    }

    private static void add(DeploymentRecord deployment, Resource resource) {
        deployment
                .resources()
                .add()
                .setResourceName(resource.getName())
                .setResource(resource.getContent().toByteArray());
    }
}
