package io.procos.api.event;

/** The fact inside a {@link CloudEvent}: the engine's side of a story, the worker's, a sign of life,
 * what a worker can do, or what the memory let go. */
public sealed interface EventData permits EngineEvent, TaskEvent, WorkerSeen, AdapterDeclared, ContentErased {

    /** The CloudEvents type, {@code io.procos.<what>.<past tense>.v<n>}. */
    String type();
}
