package io.procos.tde.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolKillTest {

    private static final int ROUNDS = 4;

    @TempDir
    Path folder;

    @Test
    void losesNoAcceptedEventWhenItsProcessIsKilled() throws Exception {
        Set<String> accepted = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) accepted.addAll(acceptedUntilKilled(round));

        Collected rest = new Collected();
        try (FileSpool spool = FileSpool.open(folder, SpoolingProcess.CAPACITY)) {
            Shipper.start(spool, rest).close();
        }

        Set<String> delivered = new HashSet<>(rest.ids());
        delivered.addAll(Files.readAllLines(SpoolingProcess.delivered(folder)));
        assertThat(accepted).hasSizeGreaterThan(ROUNDS * 1_000);
        assertThat(delivered).containsAll(accepted);
    }

    /** The child prints an event's id when its append has returned; it is killed in the middle of it. */
    private Set<String> acceptedUntilKilled(int round) throws IOException, InterruptedException {
        Process child = SpoolingProcess.start(folder, round);
        Set<String> accepted = new HashSet<>();
        try (BufferedReader output = child.inputReader()) {
            for (String id = output.readLine(); id != null; id = output.readLine()) {
                accepted.add(id);
                if (accepted.size() == 2_000 + 500 * round) child.toHandle().destroyForcibly();
            }
        }
        assertThat(child.waitFor()).isEqualTo(128 + 9);
        return accepted;
    }
}
