package io.procos.workers.sandbox;

import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts objects where a command finds them as files. Stateless but for the store, and thread-safe. */
public record RunFiles(ObjectStore objects) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]{0,99}");
    private static final int MOST = 100;

    /** @param files objects by the plain file name that the command knows them by */
    public void place(Scratch scratch, String folder, Map<String, ObjectReference> files)
            throws IOException, TaskError.Rejection {
        if (files.size() > MOST) {
            throw Fields.invalid("files", "are " + files.size() + "; at most " + MOST + " are allowed");
        }
        for (Map.Entry<String, ObjectReference> file : files.entrySet()) {
            if (!NAME.matcher(file.getKey()).matches()) {
                throw Fields.invalid(
                        "files", "a name must be a plain file name of letters, digits, spaces and ._- without folders");
            }
            try (InputStream content = objects.open(file.getValue())) {
                scratch.place(folder, file.getKey(), content);
            }
        }
    }
}
