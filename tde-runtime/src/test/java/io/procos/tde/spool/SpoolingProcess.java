package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** A process that spools and ships until it is killed, and prints each event's id once it is kept. */
final class SpoolingProcess {

    static final DataSize CAPACITY = DataSize.ofMegabytes(1);

    private SpoolingProcess() {}

    static Path delivered(Path folder) {
        return folder.resolve("delivered.txt");
    }

    static Process start(Path folder, int round) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        FileSpool spool = FileSpool.open(folder, CAPACITY);
        Shipper.start(spool, toFile(delivered(folder)));
        for (int thread = 0; thread < 4; thread++) {
            String prefix = args[1] + "-" + thread + "-";
            Thread.ofPlatform().start(() -> append(spool, prefix));
        }
    }

    private static void append(FileSpool spool, String prefix) {
        PrintStream out = System.out;
        for (int i = 0; ; i++) {
            spool.append(Notes.note(prefix + i));
            out.println(prefix + i);
        }
    }

    private static EventSink toFile(Path file) {
        return batch -> {
            List<String> ids = batch.stream().map(CloudEvent::id).toList();
            try {
                Files.write(file, ids, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
