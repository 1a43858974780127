package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code procos effect}. */
@Command(
        name = "effect",
        description = "Show one effect, or say what became of it when nobody else can know.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} KEY",
            "  ${COMMAND-FULL-NAME} KEY --done --outputs '{\"messageId\": \"<1@example.org>\"}' --retry",
            "  ${COMMAND-FULL-NAME} KEY --not-done --retry"
        })
final class EffectCommand extends DaemonCommand {
    @Parameters(paramLabel = "KEY", description = "Key of the effect, as the incident and 'procos effects' show it.")
    String key = "";

    @ArgGroup
    @Nullable Word word;

    static final class Word {
        @Option(names = "--done", description = "It happened: the task completes without doing it again.")
        boolean done;

        @Option(names = "--not-done", description = "It did not happen: the task does it.")
        boolean notDone;
    }

    @Option(names = "--outputs", paramLabel = "JSON", description = "With --done: what the task completes with.")
    @Nullable String outputs;

    @Option(names = "--retry", description = "Then retry the incidents of its process instance.")
    boolean retry;

    @Override
    int run(Terminal terminal) {
        JsonNode effect = word == null
                ? api().get("/v1/effects/one", Map.of("key", key))
                : api().post("/v1/effects/decision", decision(word.done));
        terminal.json(effect);
        show(effect, terminal);
        String instance = effect.path("instanceKey").asString();
        if (word != null && retry) {
            api().post("/v1/instances/" + instance + "/retry", Map.of());
            terminal.line(terminal.style().good("✓") + " retried " + instance);
        } else if (word != null) {
            terminal.line(terminal.pasteable("  procos retry " + instance + "   lets the instance go on"));
        }
        return ExitStatus.OK;
    }

    private Map<String, Object> decision(boolean done) {
        Map<String, Object> decision = new HashMap<>();
        decision.put("key", key);
        decision.put("done", done);
        decision.put("by", System.getProperty("user.name", "somebody"));
        if (done && outputs != null) {
            decision.put("outputs", object(outputs));
        }
        return decision;
    }

    private static JsonNode object(String text) {
        try {
            JsonNode node = JsonMapper.shared().readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException notJson) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "--outputs is no JSON: " + notJson.getOriginalMessage(),
                    "write an object in braces");
        }
        throw new Failure(ExitStatus.USAGE, "--outputs is no JSON object", "write an object in braces");
    }

    private static void show(JsonNode effect, Terminal terminal) {
        terminal.line(terminal.style().bold(Style.plain(effect.path("key").asString())) + "  "
                + effect.path("state").asString());
        terminal.line("  task      "
                + Style.plain(effect.path("processId").asString() + " / "
                        + effect.path("elementId").asString() + " ("
                        + effect.path("jobType").asString() + ")"));
        terminal.line("  instance  " + effect.path("instanceKey").asString());
        terminal.line("  tries     " + effect.path("attempt").asInt());
        for (String name : new String[] {"owner", "reason", "result"}) {
            if (effect.hasNonNull(name)) {
                terminal.line("  %-8s  %s"
                        .formatted(name, Style.plain(effect.path(name).asString())));
            }
        }
    }
}
