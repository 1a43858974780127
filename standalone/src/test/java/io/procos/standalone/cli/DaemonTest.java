package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.daemon.TestDaemon;
import io.procos.standalone.demo.Inbox;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands against everything that they stand on, in one JVM. */
class DaemonTest {
    @TempDir
    static Path data;

    private static TestDaemon daemon;

    @BeforeAll
    static void start() throws Exception {
        daemon = TestDaemon.start(data);
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @Test
    void runsAStrangersFileToItsEnd() throws Exception {
        Path model = model("script.bpmn");

        assertThat(procos("run", model.toString(), "--var", "amount=20", "--wait", "--timeout", "60s"))
                .isZero();
        assertThat(procos("instances", "--process", "script", "--state", "completed"))
                .isZero();
    }

    @Test
    void failsAtOnceWhenAnIncidentStays() throws Exception {
        Path model = model("script.bpmn");

        int status = procos("run", model.toString(), "--var", "amount=null", "--wait", "--timeout", "60s");

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        long key = api().get("/v1/incidents").get(0).path("processInstanceKey").asLong();
        assertThat(procos("show", Long.toString(key))).isZero();
        assertThat(procos("retry", Long.toString(key))).isZero();
        assertThat(procos("cancel", Long.toString(key))).isZero();
    }

    @Test
    void remembersWhatHappened() throws Exception {
        Path model = model("script.bpmn");
        procos("run", model.toString(), "--var", "amount=null", "--wait", "--timeout", "60s");

        assertThat(procos("stats")).isZero();
        assertThat(procos("stats", "script", "--period", "1h")).isZero();
        assertThat(procos("stats", "script", "--version", "99")).isEqualTo(ExitStatus.REFUSED);
        assertThat(procos("recall", "doubled", "--process", "script")).isZero();
        JsonNode found = api().get("/v1/memory/recall?q=doubled&kind=error&process=script");
        assertThat(found.path("items").get(0).path("snippet").asString()).contains("**doubled**");
        assertThat(found.path("basis").path("embeddings").asString()).contains("no model");
    }

    @Test
    void namesJobTypesThatNobodyServesAndStopsWaitingInTime() throws Exception {
        Path model = model("unserved.bpmn");

        JsonNode answer = Deployment.of(List.of(model)).send(api());

        assertThat(answer.path("unservedJobTypes").toString()).isEqualTo("[\"nobody-does-this\"]");
        assertThat(procos("run", "unserved", "--wait", "--timeout", "1s")).isEqualTo(ExitStatus.TIMED_OUT);
    }

    @Test
    void refusesABrokenModel() throws Exception {
        Path broken = Files.writeString(data.resolve("broken.bpmn"), "<not-bpmn/>");

        assertThat(procos("deploy", broken.toString())).isEqualTo(ExitStatus.REFUSED);
    }

    @Test
    void findsEverythingWell() {
        assertThat(procos("doctor")).isZero();
        assertThat(procos("workers")).isZero();
        assertThat(procos("tasks")).isZero();
        assertThat(procos("publish", "nobody-waits", "--key", "1", "--ttl", "1s"))
                .isZero();
        assertThat(procos("up")).isZero();
    }

    @Test
    void letsTheSystemCheckItsOwnHealth() throws Exception {
        JsonNode ended = api().post("/v1/instances", Map.of("processId", "system-health", "await", "PT20S"));

        assertThat(ended.path("result").path("trouble").isNull()).isTrue();
        assertThat(ended.path("result").path("workers").isEmpty()).isFalse();
    }

    @Test
    void showsTheFiguresOfAllItsAppsOnOnePage() throws Exception {
        String page = figures();

        assertThat(page)
                .contains("procos_engine_up 1.0", "procos_engine_log_bytes", "procos_workers_alive")
                .contains("procos_jobs_capacity{type=\"procos.http.request.v1\"}", "procos_spool_waiting_bytes")
                .containsOnlyOnce("# TYPE jvm_memory_used_bytes");
    }

    private static String figures() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/actuator/prometheus"))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(data.resolve("token")).strip())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    void bringsEachFileOfTheDemoToAResult() throws Exception {
        Path input = Files.createDirectories(data.resolve("post"));
        for (String file : List.of("02-laptops.xml", "10-cleaning.csv", "12-wrong-total.xml", "17-letter.txt")) {
            Files.copy(Inbox.shipped().resolve(file), input.resolve(file));
        }

        assertThat(procos("demo", "--yes", "--input", input.toString())).isZero();

        assertThat(names("files/orders")).hasSize(2);
        assertThat(names("files/rejected")).hasSize(2);
        assertThat(names("mail")).hasSize(4);
    }

    private static int procos(String... arguments) {
        Stream<String> all = Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()));
        return Procos.execute(all.toArray(String[]::new));
    }

    private static ControlApi api() throws IOException {
        DataFolder folder = DataFolder.of(data);
        String token = Files.readString(folder.token()).strip();
        return new ControlApi(URI.create("http://127.0.0.1:" + port()), token);
    }

    private static int port() throws IOException {
        return new RunFile(DataFolder.of(data).runFile())
                .alive()
                .orElseThrow()
                .ports()
                .api();
    }

    private static List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Path model(String name) throws Exception {
        return Path.of(
                Objects.requireNonNull(DaemonTest.class.getResource(name)).toURI());
    }
}
