package io.procos.tde.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * One object on its way into a bucket: at once, or in parts when it is large. It is there whole or not at all. The server
 * compares each piece with its MD5.
 */
record S3Upload(S3Client client, S3Bucket place, String key, String mediaType) {
    /** S3's limit. */
    private static final int MOST_PARTS = 10_000;

    void send(Draft draft) throws IOException {
        if (draft.bytes() <= place.partSize().toBytes()) {
            sendWhole(Files.readAllBytes(draft.file()));
        } else {
            sendParts(draft);
        }
    }

    private void sendWhole(byte[] content) {
        client.putObject(
                put -> put.bucket(place.bucket())
                        .key(key)
                        .contentType(mediaType)
                        .contentMD5(md5(content)),
                RequestBody.fromBytes(content));
    }

    private void sendParts(Draft draft) throws IOException {
        String upload = client.createMultipartUpload(
                        create -> create.bucket(place.bucket()).key(key).contentType(mediaType))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(draft, upload);
            client.completeMultipartUpload(complete ->
                    complete.bucket(place.bucket()).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
        } catch (IOException | RuntimeException e) {
            // Parts that nobody completes would be kept, and paid for, for ever.
            client.abortMultipartUpload(
                    abort -> abort.bucket(place.bucket()).key(key).uploadId(upload));
            throw e;
        }
    }

    private List<CompletedPart> parts(Draft draft, String upload) throws IOException {
        int size = Math.toIntExact(Math.max(place.partSize().toBytes(), draft.bytes() / MOST_PARTS + 1));
        List<CompletedPart> parts = new ArrayList<>();
        try (InputStream content = Files.newInputStream(draft.file())) {
            for (byte[] part = content.readNBytes(size); part.length > 0; part = content.readNBytes(size)) {
                parts.add(sendPart(upload, parts.size() + 1, part));
            }
        }
        return parts;
    }

    private CompletedPart sendPart(String upload, int number, byte[] part) {
        UploadPartResponse sent = client.uploadPart(
                one -> one.bucket(place.bucket())
                        .key(key)
                        .uploadId(upload)
                        .partNumber(number)
                        .contentMD5(md5(part)),
                RequestBody.fromBytes(part));
        return CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build();
    }

    private static String md5(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
