package io.procos.tde;

import io.procos.api.TaskError;

/**
 * The code behind one job type: typed input in, typed output out. Annotate the class with {@link AdapterType} and make
 * it a Spring bean; the runtime opens a worker for it and does everything else.
 *
 * <p>Called on a virtual thread, by many at once: implementations are thread-safe and may block.
 *
 * @param <I> record bound from the job's variables and headers; its JSON Schema is checked first
 * @param <O> record whose components become the job's result variables; checked by its JSON Schema as well
 */
@FunctionalInterface
public interface Adapter<I extends Record, O extends Record> {

    /**
     * Does the task once.
     *
     * @throws TaskError when the adapter knows what the failure means; any other exception is retried with backoff
     * @throws InterruptedException when the run was cancelled, because the lease is lost or the worker stops
     */
    O execute(I input, TaskContext context) throws Exception;

    /**
     * What running it twice with this input would do to the world. Override it where some inputs do less than
     * {@link AdapterType#effect} says: a request that only gets is no effect.
     */
    default EffectKind effect(I input, EffectKind declared) {
        return declared;
    }
}
