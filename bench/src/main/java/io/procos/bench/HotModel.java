package io.procos.bench;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.procos.standalone.client.ControlApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A model in the watched folder that somebody edits. */
final class HotModel {
    private static final String ID = "hot";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Path file;
    private final ControlApi api;

    HotModel(Path folder, ControlApi api) {
        this.file = folder.resolve("hot.bpmn");
        this.api = api;
    }

    /** Seconds from the write until the kernel lists this version; NaN when it never does. */
    double appearsAs(int version) throws IOException, InterruptedException {
        String model = Bpmn.convertToString(Bpmn.createExecutableProcess(ID)
                .name("edit " + version)
                .startEvent("start")
                .endEvent("end")
                .done());
        return seconds(model, () -> deployedVersion() == version);
    }

    /** Seconds until the kernel names the file as refused; NaN when it never does or the old version is gone. */
    double isRefusedWhenBroken() throws IOException, InterruptedException {
        int before = deployedVersion();
        double seconds = seconds("<bpmn:definitions>", this::refused);
        return deployedVersion() == before ? seconds : Double.NaN;
    }

    private double seconds(String content, BooleanSupplier seen) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Files.writeString(file, content);
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            if (seen.getAsBoolean()) {
                return (System.nanoTime() - start) / 1e9;
            }
            Thread.sleep(LOOK_EVERY);
        }
        return Double.NaN;
    }

    private int deployedVersion() {
        int newest = 0;
        for (JsonNode definition : api.get("/v1/definitions")) {
            if (definition.path("id").asString("").equals(ID)) {
                newest = Math.max(newest, definition.path("version").asInt(0));
            }
        }
        return newest;
    }

    private boolean refused() {
        return !api.get("/v1/status").path("refusedInWatchedFolders").isEmpty();
    }
}
