package io.procos.tde.inbound;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message from outside.
 *
 * @param name of the BPMN message: of a start event, which starts an instance, or of a catching event, which correlates
 * @param correlationKey the value that a waiting instance gave; empty for a start event
 * @param id told twice, the engine takes it once, for as long as {@code timeToLive}: use what the outside calls it
 * @param timeToLive how long it waits for its instance, and how long a repetition is recognised
 * @param variables given to the instance
 */
public record InboundMessage(
        String name, String correlationKey, String id, Duration timeToLive, Map<String, @Nullable Object> variables) {}
