package io.procos.standalone.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceFolderTest {
    @TempDir
    Path home;

    private Path root;

    @BeforeEach
    void makeFolder() throws Exception {
        root = Files.createDirectories(home.resolve("files"));
        Files.createDirectories(root.resolve("inbox"));
        Files.writeString(root.resolve("inbox/a.csv"), "here");
        Files.writeString(home.resolve("secret"), "secret");
    }

    @Test
    void readsBelowTheRoot() throws Exception {
        assertThat(new InvoiceFolder(root).read("inbox/a.csv")).asString().isEqualTo("here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "inbox/../../secret", "/etc/hosts", "", "missing.xml"})
    void refusesWhatIsOutsideOrMissing(String file) {
        assertThatThrownBy(() -> new InvoiceFolder(root).read(file)).hasMessageContaining("'" + file + "'");
    }

    @Test
    void followsNoLink() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), home.resolve("secret"));
        Files.createSymbolicLink(root.resolve("folder"), home);

        assertThatThrownBy(() -> new InvoiceFolder(root).read("link")).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> new InvoiceFolder(root).read("folder/secret")).hasMessageContaining("cannot be read");
    }
}
