package io.procos.api.event;

/** The fact inside a {@link CloudEvent}: the engine's side of a story, the worker's, or a sign of life. */
public sealed interface EventData permits EngineEvent, TaskEvent, WorkerSeen {

    /** The CloudEvents type, {@code io.procos.<what>.<past tense>.v<n>}. */
    String type();
}
