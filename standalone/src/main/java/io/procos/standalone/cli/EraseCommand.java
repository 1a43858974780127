package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code procos erase}. */
@Command(
        name = "erase",
        description = {
            "Erase the content of an instance and of those that it called, or everything in which a person's name occurs.",
            "That it happened stays on record; the audit trail stays whole. It cannot be undone."
        },
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} --instance 2251799813685249",
            "  ${COMMAND-FULL-NAME} --person 'ada@example.org'"
        })
final class EraseCommand extends DaemonCommand {
    /** One of them. */
    static final class What {
        @Option(names = "--instance", paramLabel = "KEY", description = "The process instance.")
        @Nullable Long instance;

        @Option(names = "--person", paramLabel = "NAME", description = "The name or address, in full.")
        @Nullable String person;
    }

    @ArgGroup(multiplicity = "1")
    What what = new What();

    @Override
    int run(Terminal terminal) {
        String path = what.person == null
                ? "/v1/memory/instances/" + what.instance + "/content"
                : "/v1/memory/people/" + ControlApi.encode(what.person);
        JsonNode erased = api().delete(path);
        terminal.json(erased);
        terminal.line(
                terminal.style().good("✓") + " erased " + erased.path("rows").asString("0") + " rows");
        JsonNode objects = erased.path("objects");
        if (!objects.isEmpty()) {
            terminal.line("Nothing refers to these objects of the object store any more; remove them there:");
            objects.forEach(object -> terminal.line("  " + object.asString("")));
        }
        return ExitStatus.OK;
    }
}
