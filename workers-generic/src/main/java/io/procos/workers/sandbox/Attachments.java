package io.procos.workers.sandbox;

import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** The files that a command left in its out folder. To be called when it has ended. */
public record Attachments(Path out, ObjectStore objects) {
    /** The BPMN error code of an attachment that cannot be taken over. */
    public static final String INVALID_ATTACHMENT = "INVALID_ATTACHMENT";

    private static final int MOST = 100;
    /** Types that the servlet world does not know. */
    private static final Map<String, String> ALSO =
            Map.of("parquet", "application/vnd.apache.parquet", "md", "text/markdown", "jsonl", "application/x-ndjson");

    /**
     * Puts each into the object store, in the order of their names.
     *
     * @throws TaskError.Rejection when there are too many, or one is no plain file
     */
    public List<ObjectReference> keep() throws IOException, TaskError.Rejection {
        List<ObjectReference> kept = new ArrayList<>();
        for (Path file : files()) {
            try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                String name = file.getFileName().toString();
                kept.add(objects.put(content, mediaType(name), name));
            }
        }
        return kept;
    }

    private List<Path> files() throws IOException, TaskError.Rejection {
        if (!Files.isDirectory(out, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> entries = Files.list(out)) {
            List<Path> files = entries.sorted().limit(MOST + 1L).toList();
            if (files.size() > MOST) {
                throw refused("out", "holds more than " + MOST + " files; pack them into one");
            }
            for (Path file : files) {
                check(file);
            }
            return files;
        }
    }

    /** A link would be read with the worker's rights, and so would a second name of a file that is not the command's. */
    private static void check(Path file) throws IOException, TaskError.Rejection {
        String name = "out/" + file.getFileName();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(name, "is no plain file; write files only, without folders and links");
        }
        if (((Number) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)).intValue() > 1) {
            throw refused(name, "has a second name; copy it instead of linking it");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static TaskError.Rejection refused(String name, String why) {
        return new TaskError.Rejection(INVALID_ATTACHMENT, name + " " + why);
    }

    private static String mediaType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return MediaTypeFactory.getMediaType(name)
                .map(MediaType::toString)
                .orElseGet(() -> ALSO.getOrDefault(ending, "application/octet-stream"));
    }
}
