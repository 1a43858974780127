package io.procos.kernel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class KeyedJournalTest {
    record Entry(String name, int count) {}

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = dir.resolve("below/entries.jsonl");
    }

    @Test
    void knowsLatestValueOfEachKeyAfterReopen() {
        try (KeyedJournal<Entry> journal = open()) {
            journal.put("a", new Entry("a", 1));
            journal.put("b", new Entry("b", 1));
            journal.put("a", new Entry("a", 2));
            journal.remove("b");
            journal.force();
        }

        try (KeyedJournal<Entry> journal = open()) {
            assertThat(journal.values()).containsExactly(new Entry("a", 2));
        }
    }

    @Test
    void skipsTornLastLine() throws IOException {
        try (KeyedJournal<Entry> journal = open()) {
            journal.put("a", new Entry("a", 1));
        }
        Files.writeString(file, "{\"key\":\"b\",\"val", StandardOpenOption.APPEND);

        try (KeyedJournal<Entry> journal = open()) {
            assertThat(journal.values()).containsExactly(new Entry("a", 1));
        }
    }

    @Test
    void doesNotGrowForever() throws IOException {
        try (KeyedJournal<Entry> journal = open()) {
            for (int i = 0; i < 12_000; i++) {
                journal.put("same", new Entry("same", i));
            }
        }

        assertThat(Files.readAllLines(file)).hasSizeLessThan(6_000);
    }

    @Test
    void namesTheFileItCannotOpen() throws IOException {
        Files.writeString(dir.resolve("below"), "a file where a folder should be");

        assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class).hasMessageContaining("entries.jsonl");
    }

    private KeyedJournal<Entry> open() {
        return KeyedJournal.open(file, Entry.class, JsonMapper.builder().build());
    }
}
