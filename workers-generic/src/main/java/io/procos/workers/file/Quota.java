package io.procos.workers.file;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The most that may lie below a root, whoever put it there. What is not set is not limited.
 *
 * @param bytes of all files together
 * @param files how many files
 */
record Quota(@Nullable DataSize bytes, @Nullable Long files) {

    boolean holds(Usage usage) {
        return (bytes == null || usage.bytes() <= bytes.toBytes()) && (files == null || usage.files() <= files);
    }

    boolean sensible() {
        return (bytes == null || bytes.toBytes() >= 0) && (files == null || files >= 0);
    }

    @Override
    public String toString() {
        return (bytes == null ? "any number of" : bytes.toBytes()) + " bytes in "
                + (files == null ? "any number of" : files) + " files";
    }

    /** How much there is. */
    record Usage(long bytes, long files) {
        static final Usage NONE = new Usage(0, 0);

        Usage plus(Usage other) {
            return new Usage(bytes + other.bytes, files + other.files);
        }

        Usage minus(Usage other) {
            return new Usage(bytes - other.bytes, files - other.files);
        }
    }
}
