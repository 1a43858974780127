package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.demo.Inbox;
import io.procos.standalone.demo.PartnerService;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code procos demo}. */
@Command(
        name = "demo",
        description = {
            "See ProcOS at work: each file of a folder of supplier invoices goes through a process with a decision,",
            "a service that fails at times, a human task, an error, a retry and a compensation.",
            "Starts ProcOS when it is not running. Exit status 0 when every file came to a result."
        },
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME}", "  ${COMMAND-FULL-NAME} --yes --input ~/invoices --limit 5"
        })
final class DemoCommand extends DaemonCommand {
    @Option(names = "--yes", description = "Answer every question with yes.")
    boolean yes;

    @Option(names = "--input", paramLabel = "DIR", description = "Your own folder: UBL XML, CSV or JSON invoices.")
    @Nullable Path input;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many files (default: ${DEFAULT-VALUE}).")
    int limit = 50;

    @Mixin
    DaemonOptions options = new DaemonOptions();

    @Override
    int run(Terminal terminal) throws Exception {
        refuseSilence(terminal);
        Path source = input == null ? Inbox.shipped() : input;
        Launch.Running running = new Launch(data(), options.asProperties(), terminal).ensure();
        terminal.line(terminal.style().good("✓") + " ProcOS is "
                + (running.before() ? "running" : "up in " + Durations.text(running.took())));
        Inbox inbox = Inbox.fill(source, limit, data());
        DemoReport report = new DemoReport(process(inbox, terminal), data(), terminal);
        report.print();
        terminal.json(Map.of("passed", report.allResults(), "results", report.results()));
        return report.allResults() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private List<DemoResult> process(Inbox inbox, Terminal terminal) throws IOException, InterruptedException {
        ControlApi api = api();
        Approver approver = new Approver(api, terminal, yes);
        List<DemoResult> results = new ArrayList<>();
        try (PartnerService partner = new PartnerService()) {
            terminal.line(terminal.style().good("✓") + " partner service at " + partner.url()
                    + terminal.style().dim(" (overloaded at times, by design)"));
            for (String file : inbox.files()) {
                results.add(new DemoFile(file, inbox.name(), partner.url(), api, approver, terminal).run());
            }
        }
        return results;
    }

    /** Nobody could answer the human tasks; better said before than found out by waiting. */
    private void refuseSilence(Terminal terminal) {
        if (!yes && (terminal.isJson() || !terminal.around().inputIsTerminal())) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "the demo asks questions, and there is no terminal to answer them in",
                    "let it answer itself: procos demo --yes");
        }
    }
}
