package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Memory;
import io.procos.standalone.client.Story;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos run}. */
@Command(
        name = "run",
        description = {
            "Start a process: a BPMN file, which is deployed first, or the id of a deployed process.",
            "Starts ProcOS when it is not running."
        },
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} order.bpmn --var amount=12.50 --var customer=Ada --wait",
            "  ${COMMAND-FULL-NAME} order-process --vars-file order.json --start-key order-17",
        })
final class RunCommand extends DaemonCommand {
    @Parameters(paramLabel = "FILE|ID", description = "A BPMN file, or the id of a deployed process.")
    String target = "";

    @Mixin
    Variables variables = new Variables();

    @Option(names = "--process", paramLabel = "ID", description = "Which process of the file, when it has several.")
    @Nullable String process;

    @Option(names = "--wait", description = "Follow the instance until it ends; exit status 1 when it fails.")
    boolean wait;

    @Option(names = "--timeout", paramLabel = "DURATION", description = "Longest wait, for example 90s (default: 10m).")
    Duration timeout = Duration.ofMinutes(10);

    @Option(
            names = "--start-key",
            paramLabel = "KEY",
            description = "Your own name for this start: the same key again gives the same instance.")
    @Nullable String startKey;

    @Override
    int run(Terminal terminal) throws Exception {
        if (runFile().alive().isEmpty()) {
            new Launch(data(), List.of(), terminal).ensure();
        }
        ControlApi api = api();
        Map<String, Object> request =
                new LinkedHashMap<>(Target.of(target, process, api, terminal).asRequest());
        request.put("variables", variables.all());
        if (startKey != null) {
            request.put("startKey", startKey);
        }
        Instant begin = Instant.now();
        JsonNode started = api.post("/v1/instances", request);
        long key = started.path("instanceKey").asLong();
        say(terminal, started, key);
        return wait ? follow(api, terminal, key, begin) : done(terminal, started, key);
    }

    private static void say(Terminal terminal, JsonNode started, long key) {
        boolean existing = started.path("existing").asBoolean(false);
        terminal.line(terminal.style().good("✓") + (existing ? " runs since an earlier start: " : " started ")
                + terminal.style().bold(started.path("processId").asString("")) + " v"
                + started.path("version").asString("") + ", instance "
                + terminal.style().bold(Long.toString(key)));
    }

    private static int done(Terminal terminal, JsonNode started, long key) {
        terminal.line("  " + terminal.around().command() + " show " + key);
        terminal.json(started);
        return ExitStatus.OK;
    }

    private int follow(ControlApi api, Terminal terminal, long key, Instant begin) throws InterruptedException {
        LastingIncident incidents = new LastingIncident();
        Story story = new Watch(api, terminal, key, begin)
                .until(seen -> seen.instance().ended() || incidents.lastsIn(seen), begin.plus(timeout));
        terminal.json(new Memory(api).document(key));
        boolean completed = story.instance().state().equals("completed");
        Duration took = Duration.between(begin, Instant.now());
        terminal.line((completed ? terminal.style().good("✓") : terminal.style().bad("✗")) + " "
                + (story.instance().ended() ? story.instance().state() : "stopped by an incident") + " "
                + terminal.style().dim("in " + Durations.text(took)));
        if (!story.instance().ended()) {
            terminal.line("  mend the cause, then: " + terminal.around().command() + " retry " + key);
        }
        return completed ? ExitStatus.OK : ExitStatus.FAILED;
    }
}
