package io.procos.e2e.trial;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The command line of {@code e2e/run} and {@code bench/run}. Exit codes: 0 every goal met, 1 a goal missed or the trial
 * failed, 2 wrong usage.
 */
public final class TrialRunner {
    private static final String USAGE = """
            usage: run NAME [--short] [--json]    run one and print its table
                   run --list [--json]            what there is
            examples:
                   run %s
                   run %s --json""";

    private final List<Trial> trials;

    TrialRunner(List<Trial> trials) {
        this.trials = trials.stream().sorted(Comparator.comparing(Trial::name)).toList();
    }

    /** Runs the trial in {@code args} among those of the module whose package starts with {@code args[0]}. */
    public static void main(String[] args) {
        String home = args[0];
        List<Trial> here = ServiceLoader.load(Trial.class).stream()
                .filter(provider -> provider.type().getName().startsWith(home))
                .map(ServiceLoader.Provider::get)
                .toList();
        System.exit(new TrialRunner(here).run(List.of(args).subList(1, args.length)));
    }

    int run(List<String> args) {
        boolean json = args.contains("--json");
        if (args.contains("--list")) {
            trials.forEach(trial -> System.out.println(listed(trial, json)));
            return 0;
        }
        Optional<String> name =
                args.stream().filter(arg -> !arg.startsWith("-")).findFirst();
        Optional<Trial> chosen = name.flatMap(wanted ->
                trials.stream().filter(trial -> trial.name().equals(wanted)).findFirst());
        if (chosen.isEmpty()) {
            return usage(name);
        }
        return run(chosen.get(), args.contains("--short") ? Trial.Scale.SHORT : Trial.Scale.FULL, json);
    }

    private int run(Trial trial, Trial.Scale scale, boolean json) {
        try {
            Report report = trial.run(scale, line -> System.err.println("  " + line));
            System.out.println(json ? ReportPrinter.json(trial.name(), report) : ReportPrinter.text(report));
            return report.met() ? 0 : 1;
        } catch (Exception e) {
            System.err.println(trial.name() + " failed: " + e);
            e.printStackTrace(System.err);
            return 1;
        }
    }

    private int usage(Optional<String> name) {
        name.ifPresent(unknown -> System.err.println("no trial is called " + unknown + "; see --list"));
        String example = trials.isEmpty() ? "NAME" : trials.getFirst().name();
        System.err.println(USAGE.formatted(example, example));
        return 2;
    }

    private static String listed(Trial trial, boolean json) {
        return json
                ? "{\"name\":\"%s\",\"summary\":\"%s\"}"
                        .formatted(trial.name(), trial.summary().replace("\"", "\\\""))
                : "%-20s %s".formatted(trial.name(), trial.summary());
    }
}
