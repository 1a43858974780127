package io.procos.workers.http;

import io.procos.tde.objects.ObjectReference;

/** A stretch of a request body. */
sealed interface BodyPart {

    /** Its length. */
    long bytes();

    /** From memory. */
    record InMemory(byte[] content) implements BodyPart {
        @Override
        public long bytes() {
            return content.length;
        }
    }

    /** Streamed from the object store. */
    record Stored(ObjectReference reference) implements BodyPart {
        @Override
        public long bytes() {
            return reference.bytes();
        }
    }
}
