package io.procos.bench;

import io.procos.e2e.load.Clients;
import java.time.Duration;

/**
 * The peer of the runtime: the least that a worker can be. Arguments: gRPC port, REST port, job type. It completes each
 * job with an empty answer, asynchronously, over a stream. Runs until killed.
 */
final class BareWorker {
    private BareWorker() {}

    public static void main(String[] args) throws InterruptedException {
        try (var client = Clients.at(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
                var _ = client.newWorker()
                        .jobType(args[2])
                        .handler((jobs, job) -> jobs.newCompleteCommand(job).send())
                        .streamEnabled(true)
                        .maxJobsActive(64)
                        .timeout(Duration.ofSeconds(30))
                        .open()) {
            Thread.currentThread().join();
        }
    }
}
