package io.procos.standalone.cli;

import io.procos.standalone.terminal.Surroundings;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** The {@code procos} command line. */
@Command(
        name = "procos",
        description = "ProcOS: an operating system whose programs are BPMN diagrams.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            DeployCommand.class,
            RunCommand.class,
            InstancesCommand.class,
            ShowCommand.class,
            StatsCommand.class,
            RecallCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            EffectsCommand.class,
            EffectCommand.class,
            TasksCommand.class,
            CompleteCommand.class,
            PublishCommand.class,
            WorkersCommand.class,
            AdaptersCommand.class,
            AdapterCommand.class,
            AuditCommand.class,
            EraseCommand.class,
            DoctorCommand.class,
            DownCommand.class,
            CompletionCommand.class,
            VersionCommand.class,
            TrainCommand.class,
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:done",
            " 1:it ran and failed: the process failed, a check is red",
            " 2:the command line is wrong",
            " 3:ProcOS is not running",
            " 4:refused: unknown key, broken model, wrong variables",
            " 5:it did not end in the time given",
        },
        footer = {
            "",
            "First steps:",
            "  ${ROOT-COMMAND-NAME} demo                 see it work on a folder of invoices",
            "  ${ROOT-COMMAND-NAME} run my.bpmn --wait   run your own process",
            "  ${ROOT-COMMAND-NAME} doctor               find out what is wrong",
        })
final class Procos {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private Procos() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        Surroundings around = Surroundings.ofThisProcess();
        CommandLine line = new CommandLine(new Procos())
                .setCommandName(around.command())
                .setUsageHelpWidth(around.columns())
                .setColorScheme(CommandLine.Help.defaultColorScheme(around.coloured() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .registerConverter(Duration.class, new DurationOption())
                .setParameterExceptionHandler(Errors::usage)
                .setExecutionExceptionHandler(Errors::failure);
        spread(line);
        return arguments.length == 0 ? usage(line) : line.execute(arguments);
    }

    /** Air between the sections of every help text. */
    private static void spread(CommandLine line) {
        UsageMessageSpec help = line.getCommandSpec().usageMessage();
        help.descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%nCommands:%n");
        line.getSubcommands().values().forEach(Procos::spread);
    }

    private static int usage(CommandLine line) {
        line.usage(System.out);
        return CommandLine.ExitCode.OK;
    }
}
