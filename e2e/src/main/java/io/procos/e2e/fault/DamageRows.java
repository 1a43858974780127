package io.procos.e2e.fault;

import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial.Progress;
import java.io.IOException;
import java.util.Optional;

/** Collects what became of each damage; not thread-safe. */
final class DamageRows {
    private final Progress progress;
    private final Report.Builder table = Report.table("damage", "outcome", "said clearly", "acknowledged", "missing");
    private int unclear;
    private long missing;
    private int acknowledged;

    DamageRows(Progress progress) {
        this.progress = progress;
    }

    /** It has to refuse, with all of {@code wanted} in one line. */
    void refused(String damage, Optional<EngineSays> words, String... wanted) throws IOException {
        boolean clear = words.isPresent() && words.get().inOneLine(wanted);
        row(damage, words.isPresent() ? "refused" : "started", clear, "", "");
    }

    void started(String damage, boolean clear, OneTaskLoad load, long lost) {
        row(damage, "started", clear, load.acknowledged(), lost);
        missing += lost;
        acknowledged = load.acknowledged();
    }

    void fullDisk(FullDisk disk) {
        String outcome = disk.wentOn() ? "refused, then went on" : "did not go on";
        row("full disk", outcome, disk.isClear(), disk.acknowledged(), disk.missing());
        missing += disk.missing();
    }

    void notRun(String damage, String why) {
        progress.say("%s: not run, %s".formatted(damage, why));
        table.row(damage, "not run: " + why, "", "", "");
    }

    private void row(String damage, String outcome, boolean clear, Object known, Object lost) {
        progress.say("%s: %s".formatted(damage, outcome));
        table.row(damage, outcome, clear ? "yes" : "NO", known, lost);
        unclear += clear ? 0 : 1;
    }

    /** @param expected how many instances were to be started in all */
    Report report(int expected) {
        return table.goal(Goal.atMost("acknowledged instances missing", missing, 0, "instances"))
                .goal(Goal.atMost("damages not said clearly, or met wrongly", unclear, 0, "damages"))
                .goal(Goal.atLeast("acknowledged instances", acknowledged, expected, "instances"))
                .done();
    }
}
