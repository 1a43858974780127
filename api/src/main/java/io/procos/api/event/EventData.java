package io.procos.api.event;

/** The fact inside a {@link CloudEvent}: either the engine's side of a story or the worker's. */
public sealed interface EventData permits EngineEvent, TaskEvent {

    /** The CloudEvents type, {@code io.procos.<what>.<past tense>.v<n>}. */
    String type();
}
