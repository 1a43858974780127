package io.procos.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.camunda.client.api.response.ActivatedJob;
import io.procos.e2e.load.Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * The peer of the file adapter: the least worker that writes a file wholly or not at all and leaves it on the disk. It
 * writes beside the place, forces the file, renames it and forces the folder, as the adapter does. It walks no folders by
 * handle, takes any path below its folder, tells no hash and keeps no trace. Arguments: gRPC port, REST port, job type,
 * folder. Runs until killed.
 */
final class BareFileWriter {
    private BareFileWriter() {}

    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[3]);
        try (var client = Clients.at(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var _ = client.newWorker()
                        .jobType(args[2])
                        .handler((jobs, job) -> threads.execute(() -> {
                            write(folder, job);
                            jobs.newCompleteCommand(job).send();
                        }))
                        .streamEnabled(true)
                        .maxJobsActive(64)
                        .timeout(Duration.ofSeconds(30))
                        .open()) {
            Thread.currentThread().join();
        }
    }

    private static void write(Path folder, ActivatedJob job) {
        Path place = folder.resolve((String) job.getVariable("path"));
        Path draft = folder.resolve("." + job.getKey());
        try {
            try (FileChannel file = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(((String) job.getVariable("content")).getBytes(UTF_8)));
                file.force(true);
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel self = FileChannel.open(folder, StandardOpenOption.READ)) {
                self.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
