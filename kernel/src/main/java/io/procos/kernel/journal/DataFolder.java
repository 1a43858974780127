package io.procos.kernel.journal;

import java.nio.file.Path;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands out the files in the data folder. Thread-safe. */
@Component
public final class DataFolder {
    private final Path dir;
    private final JsonMapper json = JsonMapper.builder().build();

    DataFolder(DataSettings settings) {
        this.dir = settings.dir().toAbsolutePath().normalize();
    }

    /** A file that other parts of the system read too, such as the token. */
    public Path shared(String name) {
        return dir.resolve(name);
    }

    /** A file or folder of the kernel alone. */
    public Path own(String name) {
        return dir.resolve("kernel").resolve(name);
    }

    public <V> KeyedJournal<V> journal(String name, Class<V> type) {
        return KeyedJournal.open(own(name + ".jsonl"), type, json);
    }
}
