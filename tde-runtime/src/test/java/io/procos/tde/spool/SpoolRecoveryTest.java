package io.procos.tde.spool;

import static io.procos.tde.spool.Notes.notes;
import static io.procos.tde.spool.Notes.small;
import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.CloudEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SpoolRecoveryTest {

    private static final int EVENTS = 10;

    @TempDir
    Path folder;

    private Path segment = Path.of("");

    @BeforeEach
    void spoolTenEvents() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            notes(EVENTS).forEach(spool::append);
        }
        segment = folder.resolve("0000000000000001.spool");
    }

    @Test
    void cutsATornTailAndSaysHowManyBytes(CapturedOutput log) throws IOException {
        long lastEvent = offsetOf("e9");
        overwrite(lastEvent + 40, new byte[100]);

        List<String> ids = shippedAfterRestart();

        assertThat(ids).containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8");
        assertThat(log).containsPattern("0000000000000001.spool: cut \\d+ bytes of an unfinished write at offset");
    }

    @Test
    void cutsAFileThatEndsInTheMiddleOfAnEvent(CapturedOutput log) throws IOException {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.truncate(offsetOf("e9") + 21);
        }

        assertThat(shippedAfterRestart()).hasSize(EVENTS - 1).doesNotContain("e9");
        assertThat(log).containsPattern("cut \\d+ bytes of an unfinished write");
    }

    @Test
    void putsAFlippedByteAsideAndShipsTheRest(CapturedOutput log) throws IOException {
        flip(offsetOf("e4") + 3);

        List<String> ids = shippedAfterRestart();

        assertThat(ids).containsExactly("e0", "e1", "e2", "e3", "e5", "e6", "e7", "e8", "e9");
        assertThat(log)
                .containsPattern("\\d+ bytes at offset \\d+ are damaged and cannot be shipped; they are kept in");
        assertThat(Files.list(folder.resolve("quarantine"))).hasSize(1);
    }

    @Test
    void shipsTheRestWhenALengthIsDamaged() throws IOException {
        overwrite(0, new byte[] {(byte) 0xff, (byte) 0xff, 3});

        assertThat(shippedAfterRestart()).containsExactly("e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9");
    }

    @Test
    void mendsDamageThatComesWhileEventsWait() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            flip(offsetOf("e4") + 3);

            assertThat(spool.reader().take(100)).hasSize(EVENTS - 1);
        }
    }

    @Test
    void staysSilentWhenNothingIsWrong(CapturedOutput log) throws IOException {
        assertThat(shippedAfterRestart()).hasSize(EVENTS);

        assertThat(log).doesNotContain("WARN", "ERROR");
    }

    @Test
    void shipsAllAgainWhenItsMarkIsUnreadable() throws IOException {
        Files.writeString(folder.resolve("shipped"), "nonsense");

        assertThat(shippedAfterRestart()).hasSize(EVENTS);
    }

    private List<String> shippedAfterRestart() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            return spool.reader().take(100).stream().map(CloudEvent::id).toList();
        }
    }

    /** Where this event's id stands in the first file. */
    private long offsetOf(String id) throws IOException {
        String bytes = new String(Files.readAllBytes(segment), StandardCharsets.ISO_8859_1);
        return bytes.indexOf("\"" + id + "\"");
    }

    private void flip(long offset) throws IOException {
        byte flipped = (byte) (Files.readAllBytes(segment)[(int) offset] ^ 1);
        overwrite(offset, new byte[] {flipped});
    }

    private void overwrite(long offset, byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes), offset);
        }
    }
}
