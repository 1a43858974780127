package io.procos.tde.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FileObjectStoreTest extends ObjectStoreContract {
    @TempDir
    Path folder;

    @Override
    ObjectStore store() {
        return new FileObjectStore(folder, DataSize.ofBytes(LARGEST));
    }

    @Test
    void noticesThatAFileWasChanged() throws IOException {
        ObjectReference reference = store().put(text("true"), "text/plain", null);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "fals");
            }
        }

        try (InputStream content = store().open(reference)) {
            assertThatThrownBy(content::readAllBytes).isInstanceOf(ObjectDamaged.class);
        }
    }

    @Test
    void leavesNothingBehindWhenItRefuses() throws IOException {
        assertThatThrownBy(() -> store().put(text("x".repeat(LARGEST + 1)), "text/plain", null))
                .isInstanceOf(ObjectTooLarge.class);

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
