package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos adapter}. */
@Command(
        name = "adapter",
        description = {
            "Run one adapter alone, through all that happens to a task: policy, secrets, checks, trace.",
            "It works with the settings of the data folder, whether or not ProcOS is running, and what it does is real."
        },
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} http.request --try url=https://example.org",
            "  ${COMMAND-FULL-NAME} file.write --try path=hello.txt content=Hello",
            "  ${COMMAND-FULL-NAME} http.request --try url=https://example.org 'token={{secrets.CRM}}' \\",
            "      --set 'procos.tde.secrets.allow[procos.http.*]=CRM'",
            "",
            "Without --try it shows what the adapter takes and gives."
        })
final class AdapterCommand extends DaemonCommand {
    @Parameters(paramLabel = "NAME", description = "A job type in full, or short: http.request.")
    String name = "";

    @Option(
            names = "--try",
            arity = "0..*",
            paramLabel = "NAME=VALUE",
            description = "Run it with this input. The value is JSON if it reads as JSON, else text.")
    @Nullable List<String> tried;

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A custom header of the element.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting for this run, for example --set procos.workers.http.allow-private=true.")
    List<String> settings = new ArrayList<>();

    @Override
    int run(Terminal terminal) throws Exception {
        AdapterProcess adapters = new AdapterProcess(
                data(), settings.stream().map(setting -> "-D" + setting).toList(), terminal);
        return tried == null ? describe(adapters, terminal) : run(adapters, tried, terminal);
    }

    private int describe(AdapterProcess adapters, Terminal terminal) throws Exception {
        for (JsonNode adapter : adapters.list()) {
            String jobType = adapter.path("jobType").asString("");
            if (jobType.equals(name) || jobType.matches("procos\\." + Pattern.quote(name) + "\\.v\\d+")) {
                terminal.json(adapter);
                AdaptersCommand.print(adapter, terminal);
                return ExitStatus.OK;
            }
        }
        throw new Failure(ExitStatus.USAGE, "there is no adapter " + name, "procos adapters");
    }

    private int run(AdapterProcess adapters, List<String> inputs, Terminal terminal) throws Exception {
        Map<String, Object> texts = new LinkedHashMap<>();
        Variables.assigned("--header", headers).forEach((header, value) -> texts.put(header, value.asString()));
        List<String> given = inputs.stream().filter(one -> !one.isEmpty()).toList();
        JsonNode answer = adapters.run(
                Map.of("adapter", name, "variables", Variables.assigned("--try", given), "headers", texts));
        terminal.json(answer);
        return AdapterReport.print(answer, terminal);
    }
}
