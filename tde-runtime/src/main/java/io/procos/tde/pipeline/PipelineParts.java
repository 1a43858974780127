package io.procos.tde.pipeline;

import io.procos.tde.secrets.SecretGrants;
import io.procos.tde.secrets.SecretSource;
import io.procos.tde.trace.TaskEvents;
import org.springframework.util.unit.DataSize;

/**
 * What the steps of the pipeline share.
 *
 * @param maxOutput the most that the result variables of one job may weigh; the engine refuses about 3 MB
 */
public record PipelineParts(
        TaskEvents events, SecretSource secrets, SecretGrants grants, Backoff backoff, DataSize maxOutput) {}
