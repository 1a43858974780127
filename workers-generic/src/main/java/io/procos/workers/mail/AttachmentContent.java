package io.procos.workers.mail;

import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectMissing;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.input.Fields;
import io.procos.workers.mail.Letter.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;

/** The bytes of attachments, wherever they are, as long as there is room for them. Thread-safe. */
record AttachmentContent(ObjectStore objects) {

    /**
     * @param field names the attachment in messages
     * @param room how many bytes it may have
     */
    byte[] of(String field, Attachment attachment, Room room) throws TaskError {
        if (Stream.of(attachment.text(), attachment.base64(), attachment.object())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw Fields.invalid(field, "must have one of text, base64 and object");
        }
        if (attachment.object() != null) {
            return stored(field + ".object", attachment.object(), room);
        }
        byte[] bytes = attachment.text() != null
                ? Fields.whole(field + ".text", attachment.text()).getBytes(StandardCharsets.UTF_8)
                : decoded(field, Objects.requireNonNull(attachment.base64()));
        room.take(bytes.length);
        return bytes;
    }

    private static byte[] decoded(String field, String base64) throws TaskError.Rejection {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Fields.invalid(field + ".base64", "is not base64");
        }
    }

    /** The size that the reference claims is taken first: a giant is refused before a byte of it is read. */
    private byte[] stored(String field, ObjectReference reference, Room room) throws TaskError {
        room.take(reference.bytes());
        try (InputStream content = objects.open(reference)) {
            byte[] bytes = content.readNBytes(Math.toIntExact(reference.bytes()) + 1);
            if (bytes.length != reference.bytes()) {
                throw Fields.invalid(field, "has another size than its reference says; pass the reference unchanged");
            }
            return bytes;
        } catch (ObjectMissing e) {
            throw Fields.invalid(field, "is not in the object store; it was removed, or is of another store");
        } catch (IOException e) {
            throw new TaskError.Transient(field + ": the object cannot be read: " + e.getMessage(), e);
        }
    }
}
