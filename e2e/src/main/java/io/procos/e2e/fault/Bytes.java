package io.procos.e2e.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Harm done to one file, remembering how the file was, so that it can be given back as if from a copy. */
record Bytes(Path file, byte[] before) {

    /** The start of one more record, as a write that a power cut has broken off leaves it. */
    static Bytes tearTail(Path file) throws IOException {
        Bytes whole = of(file);
        byte[] garbage = new byte[3_000];
        ThreadLocalRandom.current().nextBytes(garbage);
        ByteBuffer.wrap(garbage).putInt(0, 8_000);
        Files.write(file, garbage, StandardOpenOption.APPEND);
        return whole;
    }

    static Bytes flipOneInTheMiddle(Path file) throws IOException {
        Bytes whole = of(file);
        byte[] harmed = whole.before.clone();
        int middle = harmed.length / 2;
        harmed[ThreadLocalRandom.current().nextInt(middle / 2, middle + middle / 2 + 1)] ^= 0x10;
        Files.write(file, harmed);
        return whole;
    }

    static Bytes cutEnd(Path file, int bytes) throws IOException {
        Bytes whole = of(file);
        Files.write(file, Arrays.copyOf(whole.before, whole.before.length - bytes));
        return whole;
    }

    void giveBack() throws IOException {
        Files.write(file, before);
    }

    private static Bytes of(Path file) throws IOException {
        return new Bytes(file, Files.readAllBytes(file));
    }

    /** The file below {@code folder} whose name ends so and sorts last. */
    static Path newest(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IOException("no %s below %s".formatted(ending, folder)));
        }
    }
}
