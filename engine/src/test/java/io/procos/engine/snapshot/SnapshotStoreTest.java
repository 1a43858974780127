package io.procos.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheTwoNewest() throws Exception {
        SnapshotStore store = SnapshotStore.open(folder);
        take(store, 10);
        assertThat(store.logNeededFrom()).isEmpty();
        take(store, 20);
        take(store, 30);

        SnapshotStore reopened = SnapshotStore.open(folder);

        assertThat(reopened.snapshots()).extracting(Snapshot::position).containsExactly(30L, 20L);
        assertThat(reopened.logNeededFrom()).hasValue(20);
    }

    @Test
    void forgetsASnapshotThatWasNotFinished() throws Exception {
        SnapshotStore store = SnapshotStore.open(folder);
        Files.writeString(Files.createDirectories(store.begin()).resolve("data.sst"), "half of it");

        assertThat(SnapshotStore.open(folder).snapshots()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fallsBackToTheOlderOneWhenAByteFlipped() throws Exception {
        SnapshotStore store = SnapshotStore.open(folder);
        take(store, 10);
        Snapshot newest = take(store, 20);
        flip(newest.folder().resolve("data.sst"));

        SnapshotStore reopened = SnapshotStore.open(folder);

        assertThat(reopened.damage())
                .singleElement()
                .asString()
                .contains("data.sst")
                .contains("does not match");
        assertThat(SnapshotChoice.choose(reopened, 5, 100))
                .hasValueSatisfying(s -> assertThat(s.position()).isEqualTo(10));
    }

    @Test
    void noticesAMissingFile() throws Exception {
        SnapshotStore store = SnapshotStore.open(folder);
        Files.delete(take(store, 10).folder().resolve("data.sst"));

        assertThat(SnapshotStore.open(folder).damage())
                .singleElement()
                .asString()
                .contains("data.sst is missing");
    }

    @Test
    void replaysTheWholeLogWhenNoSnapshotIsLeftButTheLogIsWhole() throws Exception {
        SnapshotStore store = SnapshotStore.open(folder);
        flip(take(store, 10).folder().resolve("data.sst"));

        assertThat(SnapshotChoice.choose(SnapshotStore.open(folder), 1, 100)).isEmpty();
    }

    @Test
    void refusesWhenNeitherSnapshotNorLogLeadsToThePresent() throws Exception {
        SnapshotStore store = SnapshotStore.open(folder);
        flip(take(store, 10).folder().resolve("data.sst"));
        SnapshotStore reopened = SnapshotStore.open(folder);

        assertThatThrownBy(() -> SnapshotChoice.choose(reopened, 8, 100))
                .isInstanceOf(SnapshotUnusable.class)
                .hasMessageContaining("data.sst")
                .hasMessageContaining("reaches back only to position 8");
    }

    @Test
    void refusesALogThatEndsBeforeWhatTheSnapshotKnows() throws Exception {
        SnapshotStore store = SnapshotStore.open(folder);
        take(store, 10);

        assertThatThrownBy(() -> SnapshotChoice.choose(store, 1, 14))
                .isInstanceOf(SnapshotUnusable.class)
                .hasMessageContaining("ends at position 14")
                .hasMessageContaining("knows of position 15");
    }

    private static Snapshot take(SnapshotStore store, long position) throws IOException {
        Path pending = Files.createDirectories(store.begin());
        Files.writeString(pending.resolve("data.sst"), "state at " + position);
        Files.writeString(pending.resolve("CURRENT"), "MANIFEST");
        return store.commit(position, position + 5);
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
