package io.procos.engine.partition;

/** A process as it was deployed. {@code versionTag} is empty when the model has none. */
public record DeployedProcess(
        long key, String processId, int version, String versionTag, String resourceName, String tenantId, String xml) {}
