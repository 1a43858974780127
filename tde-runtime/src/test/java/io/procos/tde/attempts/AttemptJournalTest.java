package io.procos.tde.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptJournalTest {
    @TempDir
    private Path folder;

    @Test
    void countsAttemptsThatNeverEnded() throws IOException {
        for (int death = 1; death <= 3; death++) {
            try (AttemptJournal journal = new AttemptJournal(folder)) {
                journal.begin(7);
                journal.begin(8);
                journal.end(8);
            }
        }

        try (AttemptJournal journal = new AttemptJournal(folder)) {
            assertThat(journal.unfinished(7)).isEqualTo(3);
            assertThat(journal.unfinished(8)).isZero();
        }
    }

    @Test
    void forgetsAttemptsOnceOneEnds() throws IOException {
        try (AttemptJournal journal = new AttemptJournal(folder)) {
            journal.begin(7);
        }

        try (AttemptJournal journal = new AttemptJournal(folder)) {
            journal.begin(7);
            journal.end(7);

            assertThat(journal.unfinished(7)).isZero();
        }
    }

    @Test
    void keepsWhatStandsBeforeATornEntry() throws IOException {
        try (AttemptJournal journal = new AttemptJournal(folder)) {
            journal.begin(7);
        }
        Files.write(folder.resolve("attempts.journal"), new byte[] {1, 2, 3, 4, 5}, StandardOpenOption.APPEND);

        try (AttemptJournal journal = new AttemptJournal(folder)) {
            assertThat(journal.unfinished(7)).isEqualTo(1);
        }
    }

    @Test
    void ignoresDamagedEntry() throws IOException {
        try (AttemptJournal journal = new AttemptJournal(folder)) {
            journal.begin(7);
        }
        Path file = folder.resolve("attempts.journal");
        byte[] bytes = Files.readAllBytes(file);
        bytes[9] ^= 1;
        Files.write(file, bytes);

        try (AttemptJournal journal = new AttemptJournal(folder)) {
            assertThat(journal.unfinished(7)).isZero();
        }
    }

    @Test
    void takesBackTheBeginningOfAJobThatOnlyWaits() throws IOException {
        try (AttemptJournal journal = new AttemptJournal(folder)) {
            journal.begin(7);
            journal.begin(7);

            journal.withdraw(7);
        }

        try (AttemptJournal reopened = new AttemptJournal(folder)) {
            assertThat(reopened.unfinished(7)).isEqualTo(1);
            reopened.withdraw(7);
            assertThat(reopened.unfinished(7)).isZero();
        }
    }

    @Test
    void staysSmall() throws IOException {
        try (AttemptJournal journal = new AttemptJournal(folder)) {
            journal.begin(1);
            for (int job = 2; job < 200_000; job++) {
                journal.begin(job);
                journal.end(job);
            }

            assertThat(Files.size(folder.resolve("attempts.journal"))).isLessThan(2_000_000);
            assertThat(journal.unfinished(1)).isEqualTo(1);
        }
    }

    @Test
    void refusesSecondWorkerInTheFolder() throws IOException {
        try (AttemptJournal journal = new AttemptJournal(folder)) {
            assertThatThrownBy(() -> new AttemptJournal(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another worker");
            assertThat(journal.unfinished(1)).isZero();
        }
    }
}
