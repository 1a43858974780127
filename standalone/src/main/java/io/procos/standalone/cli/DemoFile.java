package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.Story;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One file of the demo on its way through the process. */
record DemoFile(String file, String demo, String serviceUrl, ControlApi api, Approver approver, Terminal terminal) {
    private static final String PROCESS = "pdo-invoice";
    private static final String CLERK = "clerk@example.org";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    DemoResult run() throws IOException, InterruptedException {
        Instant begin = Instant.now();
        long key = start();
        title(key);
        Watch watch = new Watch(api, terminal, key, begin);
        LastingIncident incidents = new LastingIncident();
        boolean human = false;
        while (true) {
            Story story = watch.until(
                    seen -> seen.instance().ended()
                            || incidents.lastsIn(seen)
                            || approver.waiting(key).isPresent(),
                    Instant.now().plus(PATIENCE));
            Optional<JsonNode> task = story.instance().ended() ? Optional.empty() : approver.waiting(key);
            if (task.isEmpty()) {
                return DemoResult.of(file, story, human, Duration.between(begin, Instant.now()));
            }
            approver.answer(task.get(), question(task.get(), story));
            human = true;
        }
    }

    private long start() {
        JsonNode started = api.post(
                "/v1/instances",
                Map.of(
                        "processId",
                        PROCESS,
                        "startKey",
                        "demo-" + demo + "-" + file.hashCode(),
                        "variables",
                        Map.of("file", file, "serviceUrl", serviceUrl, "clerkMail", CLERK)));
        return started.path("instanceKey").asLong();
    }

    private void title(long key) {
        Style style = terminal.style();
        terminal.line();
        terminal.line(style.bold(Style.plain(file.substring(file.lastIndexOf('/') + 1))) + "  "
                + style.dim(PROCESS + " " + key));
    }

    private String question(JsonNode task, Story story) {
        if (task.path("processId").asString("").equals("tde-task")) {
            return Labels.of(task.path("elementId").asString("")) + ": go on?";
        }
        DemoResult soFar = DemoResult.of(file, story, true, Duration.ZERO);
        return "Approve " + Style.plain(soFar.what()) + "?";
    }
}
