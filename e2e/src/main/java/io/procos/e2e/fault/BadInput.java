package io.procos.e2e.fault;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.e2e.worker.WorkerProcess;
import java.util.Map;

/** Gives a real worker variables that do not fit: the error must say which, and how it should be. */
public final class BadInput implements Trial {

    @Override
    public String name() {
        return "bad-input";
    }

    @Override
    public String summary() {
        return "variables that miss, are of the wrong type or over-long: an error that names the field and what is expected";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        Address address = Address.free();
        Report.Builder report = Report.table("variable", "field", "said");
        try (TemporaryFolder folder = TemporaryFolder.create("bad-input");
                EngineProcess engine = EngineProcess.durable(folder.path("engine"), address);
                ChildJvm _ = new WorkerProcess(folder.path("worker"), address, "lengthy").start()) {
            BadVariables variables = BadVariables.deploy(engine.client(), "procos.test.lengthy.v1");
            judge(variables, "missing", Map.of(), "seconds", report);
            judge(variables, "of the wrong type", Map.of("seconds", "many"), "seconds", report);
            judge(variables, "over-long", Map.of("seconds", 0, "label", "x".repeat(50_000)), "label", report);
        }
        return report.done();
    }

    private static void judge(
            BadVariables variables, String what, Map<String, Object> given, String field, Report.Builder report) {
        String said = variables.answerTo(given);
        boolean named = said.startsWith("INVALID_INPUT") && said.contains(field);
        report.row(what, field, said).goal(Goal.atLeast(what + ": field named", named ? 1 : 0, 1, "yes"));
    }
}
