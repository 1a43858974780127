package io.procos.tde.objects;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is too large for a process variable. The same content is kept once. Implementations are thread-safe and pass
 * {@code ObjectStoreContract}.
 */
public interface ObjectStore {

    /**
     * Keeps the content to its end; the caller closes it. When this returns, the object outlives this process.
     *
     * @param name shown to people, may be null
     * @throws IOException when the content cannot be read to its end or kept; nothing is left behind
     * @throws ObjectTooLarge when it is larger than the store allows
     */
    ObjectReference put(InputStream content, String mediaType, @Nullable String name) throws IOException;

    /**
     * The content, which the caller closes. Reading past its end fails with {@link ObjectDamaged} when it is not what was
     * kept.
     *
     * @throws ObjectMissing when there is no such object
     */
    InputStream open(ObjectReference reference) throws IOException;
}
