package io.procos.engine.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a full disk from a broken one; Java has no type for it, only the operating system's words. */
final class DiskFull {

    private DiskFull() {}

    static boolean isCauseOf(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left")
                || message.contains("Disk quota exceeded")
                || message.contains("not enough space");
    }

    static String message(Path folder) {
        return "No room on the disk of %s (%s): nothing new is taken until there is. Free some space; nothing is lost"
                .formatted(folder, free(folder));
    }

    private static String free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() + " bytes free";
        } catch (IOException e) {
            return "free space unknown";
        }
    }
}
