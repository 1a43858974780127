package io.procos.engine.gateway;

import java.util.Optional;

/** Reads deployed processes. Thread-safe; answers from the engine's own state, so it survives restarts. */
@FunctionalInterface
public interface ProcessDefinitions {

    Optional<ProcessDefinition> find(long key);

    /** A deployed process. {@code versionTag} and {@code name} are empty when the model has none. */
    record ProcessDefinition(
            long key,
            String processId,
            int version,
            String versionTag,
            String resourceName,
            String tenantId,
            String xml) {}
}
