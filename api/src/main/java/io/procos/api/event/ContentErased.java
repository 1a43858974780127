package io.procos.api.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory let content go; that it was there, and when it went, stays on record.
 *
 * @param scope instance, person, or the kind of content that was kept long enough
 * @param processInstanceKeys whose content went, when {@code scope} is instance
 * @param person not the name, but a keyed hash of it, when {@code scope} is person
 * @param before older content went, when it was kept long enough
 * @param rows how many rows of the memory went or were emptied
 * @param objects how many objects of the object store went
 */
public record ContentErased(
        String scope,
        List<Long> processInstanceKeys,
        @Nullable String person,
        @Nullable Instant before,
        long rows,
        long objects)
        implements EventData {

    @Override
    public String type() {
        return "io.procos.content.erased.v1";
    }
}
