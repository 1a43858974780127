package io.procos.bench;

import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;

/** What a user of the command line waits for: up, an edited model, down; and what the daemon weighs. */
public final class Up implements Trial {
    private static final double MEGABYTE = 1024 * 1024;

    @Override
    public String name() {
        return "up";
    }

    @Override
    public String summary() {
        return "procos up from command to ready, the daemon's memory, hot deploy of an edited and a broken model, down";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create("up");
                UpDaemon daemon = new UpDaemon(folder.path("data"))) {
            daemon.warm();
            progress.say("up");
            double up = daemon.up();
            double weight = daemon.residentBytes() / MEGABYTE;
            progress.say("a new model, an edited one, a broken one");
            HotModel model = new HotModel(daemon.models(), daemon.api());
            double fresh = model.appearsAs(1);
            double edited = model.appearsAs(2);
            double refused = model.isRefusedWhenBroken();
            progress.say("down");
            double down = daemon.down();
            return Report.table("figure", "value", "unit")
                    .row("up, from command to ready", up, "s")
                    .row("memory of the daemon when ready", weight, "MiB")
                    .row("a new model is deployed", fresh, "s")
                    .row("an edited model is deployed", edited, "s")
                    .row("a broken edit is refused, the old version stays", refused, "s")
                    .row("down", down, "s")
                    .goal(Goal.atMost("up", up, 15, "s"))
                    .goal(Goal.atMost("memory when ready", weight, 1228, "MiB"))
                    .goal(Goal.atMost("edited model deployed", edited, 2, "s"))
                    .goal(Goal.atMost("broken edit refused", refused, 2, "s"))
                    .goal(Goal.atMost("down", down, 30, "s"))
                    .done();
        }
    }
}
