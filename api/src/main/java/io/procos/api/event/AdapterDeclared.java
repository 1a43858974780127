package io.procos.api.event;

/**
 * A worker service has an adapter for a job type. Told at each start; the same version of the same worker tells it under
 * the same id.
 *
 * @param jobType for example {@code procos.http.request.v1}
 * @param description one line for people
 * @param effect what running it twice would do to the world: read, idempotent-with-key or not-idempotent
 * @param worker the worker's name
 * @param version the worker's version
 */
public record AdapterDeclared(String jobType, String description, String effect, String worker, String version)
        implements EventData {

    @Override
    public String type() {
        return "io.procos.adapter.declared.v1";
    }
}
