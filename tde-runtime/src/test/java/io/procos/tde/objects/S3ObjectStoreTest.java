package io.procos.tde.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.tde.testkit.S3Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.sync.RequestBody;

class S3ObjectStoreTest extends ObjectStoreContract {
    private static S3Server server;

    @TempDir
    private Path drafts;

    private S3ObjectStore store;

    @BeforeAll
    static void startServer(@TempDir Path data) throws Exception {
        server = S3Server.start(data, "procos");
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @AfterEach
    void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    ObjectStore store() {
        if (store == null) {
            store = S3ObjectStore.in(place(server.endpoint(), S3Server.SECRET_KEY, LARGEST));
        }
        return store;
    }

    @Test
    void keepsObjectsUnderTheirDigest() throws IOException {
        ObjectReference reference = store().put(text("hello"), "text/plain", null);

        String key = "test/2c/" + reference.digest().substring(2);
        assertThat(server.client()
                        .headObject(head -> head.bucket("procos").key(key))
                        .contentType())
                .isEqualTo("text/plain");
    }

    @Test
    void sendsLargeObjectsInParts() throws IOException {
        byte[] large = new byte[12_000_000];
        new Random(7).nextBytes(large);
        try (S3ObjectStore roomy = S3ObjectStore.in(place(server.endpoint(), S3Server.SECRET_KEY, 20_000_000))) {

            ObjectReference reference = roomy.put(new ByteArrayInputStream(large), "image/png", null);

            assertThat(reference.bytes()).isEqualTo(large.length);
            try (InputStream content = roomy.open(reference)) {
                assertThat(content.readAllBytes()).isEqualTo(large);
            }
        }
    }

    @Test
    void noticesThatAnObjectWasChanged() throws IOException {
        ObjectReference reference = store().put(text("true"), "text/plain", null);
        String key = "test/" + reference.digest().substring(0, 2) + "/"
                + reference.digest().substring(2);
        server.client().putObject(put -> put.bucket("procos").key(key), RequestBody.fromString("fals"));

        try (InputStream content = store().open(reference)) {
            assertThatThrownBy(content::readAllBytes).isInstanceOf(ObjectDamaged.class);
        }
    }

    @Test
    void leavesNoDraftsBehind() throws IOException {
        store().put(text("hello"), "text/plain", null);
        assertThatThrownBy(() -> store().put(text("x".repeat(LARGEST + 1)), "text/plain", null))
                .isInstanceOf(ObjectTooLarge.class);

        try (var files = Files.list(drafts)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhichBucketRefusesAndNotTheLogin() {
        try (S3ObjectStore stranger = S3ObjectStore.in(place(server.endpoint(), "wrong-secret-key", LARGEST))) {
            assertThatThrownBy(() -> stranger.put(text("x"), "text/plain", null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("s3://procos/test/")
                    .hasMessageNotContaining("wrong-secret-key");
        }
    }

    private S3Bucket place(URI endpoint, String secretKey, int largest) {
        return new S3Bucket(
                "procos",
                "test/",
                "us-east-1",
                endpoint,
                S3Server.ACCESS_KEY,
                secretKey,
                true,
                DataSize.ofMegabytes(5),
                Duration.ofSeconds(20),
                drafts,
                DataSize.ofBytes(largest));
    }
}
