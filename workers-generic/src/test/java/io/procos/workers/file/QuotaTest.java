package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class QuotaTest {
    @TempDir
    Path outbox;

    private FileFixture files(Quota quota) {
        return new FileFixture(Map.of("outbox", outbox), Map.of("outbox", quota));
    }

    @Test
    void refusesWhatWouldExceedTheBytesAndGoesOnAfterRoomWasMade() throws Exception {
        var files = files(new Quota(DataSize.ofBytes(10), null));
        files.write("path", "a", "content", "12345678").completed();

        assertThat(files.write("path", "b", "content", "123").rejectedWith("QUOTA_EXCEEDED"))
                .contains("10 bytes", "procos.workers.file.quotas.outbox");
        files.nextTask().append("path", "a", "content", "123").rejectedWith("QUOTA_EXCEEDED");
        files.nextTask().copy("path", "a", "target", "c").rejectedWith("QUOTA_EXCEEDED");
        Files.delete(outbox.resolve("a"));

        files.write("path", "b", "content", "123").completed();
    }

    @Test
    void countsFilesThatOthersPut() throws Exception {
        Files.createDirectory(outbox.resolve("sub"));
        Files.writeString(outbox.resolve("sub/theirs"), "x");
        var files = files(new Quota(null, 2L));

        files.write("path", "a", "content", "x").completed();

        files.write("path", "b", "content", "x").rejectedWith("QUOTA_EXCEEDED");
    }
}
