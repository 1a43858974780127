package io.procos.tde.objects;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Objects in a bucket of Amazon S3 or a server that speaks like it, {@code ab/cdef…} by their digest below a prefix, which
 * any number of workers share. Thread-safe.
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private final S3Bucket place;
    private final S3Client client;

    private S3ObjectStore(S3Bucket place, S3Client client) {
        this.place = place;
        this.client = client;
    }

    /** Does not look whether the bucket is there: a bucket out of reach is no reason not to start. */
    public static S3ObjectStore in(S3Bucket place) {
        return new S3ObjectStore(place, S3Login.client(place));
    }

    @Override
    public ObjectReference put(InputStream content, String mediaType, @Nullable String name) throws IOException {
        try (Draft draft = Draft.of(content, place.drafts(), place.largest().toBytes())) {
            String key = key(draft.digest());
            if (!isKept(key, draft)) {
                new S3Upload(client, place, key, mediaType).send(draft);
            }
            return draft.reference(mediaType, name);
        } catch (SdkException e) {
            throw failed("cannot keep an object", e);
        }
    }

    @Override
    public InputStream open(ObjectReference reference) throws IOException {
        String key = key(reference.digest());
        try {
            return new CheckedContent(
                    client.getObject(get -> get.bucket(place.bucket()).key(key)), reference);
        } catch (NoSuchKeyException e) {
            throw new ObjectMissing("object " + reference.object() + " is not in " + place);
        } catch (SdkException e) {
            throw failed("cannot open object " + reference.object(), e);
        }
    }

    /** The name is made of the content, so what has the name and the size is the content, or is found damaged when read. */
    private boolean isKept(String key, Draft draft) {
        try {
            return client.headObject(head -> head.bucket(place.bucket()).key(key))
                            .contentLength()
                    == draft.bytes();
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    private IOException failed(String what, SdkException cause) {
        return new IOException(place + ": " + what + ": " + cause.getMessage(), cause);
    }

    private String key(String hex) {
        return place.prefix() + hex.substring(0, 2) + "/" + hex.substring(2);
    }

    @Override
    public void close() {
        client.close();
    }
}
