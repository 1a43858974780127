package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code procos publish}. */
@Command(
        name = "publish",
        description = "Publish a message to the processes that wait for it.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} payment-received --key order-17 --var amount=12.50"})
final class PublishCommand extends DaemonCommand {
    @Parameters(paramLabel = "NAME", description = "Name of the message, as in the diagram.")
    String name = "";

    @Option(names = "--key", paramLabel = "KEY", description = "Correlation key: which instance is meant.")
    String key = "";

    @Option(names = "--id", paramLabel = "ID", description = "Message id: a second one with the same id is ignored.")
    @Nullable String id;

    @Option(names = "--ttl", paramLabel = "DURATION", description = "How long it waits for a taker (default: 1h).")
    Duration ttl = Duration.ofHours(1);

    @Mixin
    Variables variables = new Variables();

    @Override
    int run(Terminal terminal) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", name);
        message.put("correlationKey", key);
        message.put("timeToLive", ttl.toString());
        message.put("variables", variables.all());
        if (id != null) {
            message.put("messageId", id);
        }
        var answer = api().post("/v1/messages", message);
        terminal.line(terminal.style().good("✓") + " published " + name + (key.isEmpty() ? "" : " for " + key));
        terminal.json(answer);
        return ExitStatus.OK;
    }
}
