package io.procos.standalone.demo;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.home.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a demo, copied to where file tasks may read.
 *
 * @param name of this demo's folder below {@code demo/}
 * @param files paths below the files folder
 */
public record Inbox(String name, List<String> files) {
    private static final String SHIPPED = "bpmn/src/main/resources/procos/examples/invoice/input";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    public Inbox {
        files = List.copyOf(files);
    }

    /** The invoices that come with ProcOS. */
    public static Path shipped() {
        Path home = Path.of(System.getProperty("procos.home", "."));
        return Stream.of(home, home.resolve(".."))
                .map(place -> place.resolve(SHIPPED))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitStatus.FAILED,
                        "the shipped invoices are not at " + home.resolve(SHIPPED),
                        "give a folder of your own: procos demo --input DIR"));
    }

    /** Copies the folder's files, in the order of their names, without what explains them. */
    public static Inbox fill(Path source, int limit, DataFolder data) throws IOException {
        String name = LocalDateTime.now().format(STAMP);
        Path target = Files.createDirectories(data.files().resolve("demo").resolve(name));
        List<String> files = new ArrayList<>();
        for (Path file : invoices(source, limit)) {
            Files.copy(file, target.resolve(file.getFileName()));
            files.add("demo/" + name + "/" + file.getFileName());
        }
        // Where the process writes; it does not make folders by itself.
        Files.createDirectories(data.files().resolve("orders"));
        Files.createDirectories(data.files().resolve("rejected"));
        return new Inbox(name, files);
    }

    private static List<Path> invoices(Path source, int limit) throws IOException {
        if (!Files.isDirectory(source)) {
            throw new Failure(ExitStatus.USAGE, "there is no folder " + source, "check --input");
        }
        try (Stream<Path> entries = Files.list(source)) {
            List<Path> files = entries.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .limit(limit)
                    .toList();
            if (files.isEmpty()) {
                throw new Failure(ExitStatus.USAGE, "folder " + source + " has no files", "put invoices into it");
            }
            return files;
        }
    }
}
