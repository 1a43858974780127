package io.procos.bench;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.procos.e2e.load.Clients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * The least worker that calls a URL: the JDK's client, asynchronously, no checks, no events. Arguments: gRPC port, REST
 * port, job type. Runs until killed.
 */
final class BareHttpWorker {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private BareHttpWorker() {}

    public static void main(String[] args) throws InterruptedException {
        try (var client = Clients.at(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
                var _ = client.newWorker()
                        .jobType(args[2])
                        .handler(BareHttpWorker::handle)
                        .streamEnabled(true)
                        .maxJobsActive(64)
                        .timeout(Duration.ofSeconds(30))
                        .open()) {
            Thread.currentThread().join();
        }
    }

    private static void handle(JobClient jobs, ActivatedJob job) {
        var request = HttpRequest.newBuilder(URI.create((String) job.getVariable("url")))
                .build();
        HTTP.sendAsync(request, BodyHandlers.ofString())
                .thenAccept(response -> jobs.newCompleteCommand(job)
                        .variables(Map.of("status", response.statusCode(), "body", response.body()))
                        .send());
    }
}
