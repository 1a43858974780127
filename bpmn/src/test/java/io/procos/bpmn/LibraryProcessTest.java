package io.procos.bpmn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every process of the library keeps to, driven on every path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LibraryProcessTest {
    private static final String LOG = "procos.notify.v1";

    private final List<LibraryCase> cases;

    @RegisterExtension
    final Trials trials;

    LibraryProcessTest(LibraryCase... cases) {
        this.cases = List.of(cases);
        trials = Trials.ofAll(
                this.cases.stream().map(LibraryCase::model).toList(),
                "lib/lib-policy.bpmn",
                "tde/task-approval.form",
                "policy/policy.dmn");
    }

    List<LibraryCase> cases() {
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesVerifiesAndLogs(LibraryCase one) {
        Trial trial = started(one, one.asked());

        one.steps().forEach(step -> trial.completes(step.jobType(), step.result()));

        trial.completes(LOG, Map.of("delivered", true)).endedAt("end_Done");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesWrongInput(LibraryCase one) {
        started(one, one.wrong()).failedWith("INVALID_INPUT");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesNotDoWhatThePolicyDenies(LibraryCase one) {
        assumeTrue(one.denied() != null, "the policy has nothing against it");

        started(one, one.denied()).failedWith("POLICY_DENIED");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void passesTheAdaptersErrorOn(LibraryCase one) {
        Trial trial = started(one, one.asked());

        if (one.look() != null) {
            trial.completes(one.look().jobType(), one.look().result());
        }
        trial.rejects(one.act().jobType(), "ACME_REFUSED", "no");

        trial.failedWith("ACME_REFUSED");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesAloneWhatIsThereAlready(LibraryCase one) {
        assumeTrue(one.look() != null, "does not look before");

        started(one, one.asked())
                .completes(one.look().jobType(), Map.of("exists", true))
                .failedWith("_EXISTS");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesOnWhereNotEvenTheFolderIs(LibraryCase one) {
        assumeTrue(one.look() != null, "does not look before");

        Trial trial = started(one, one.asked()).rejects(one.look().jobType(), "FILE_NOT_FOUND", "no folder");
        one.steps().stream().skip(1).forEach(step -> trial.completes(step.jobType(), step.result()));

        trial.completes(LOG, Map.of()).endedAt("end_Done");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void failsWhenItIsNotAsItShouldBe(LibraryCase one) {
        assumeTrue(one.unlike() != null, "the worker refuses instead");
        Trial trial = started(one, one.asked());

        List<LibraryCase.Step> steps = one.steps();
        steps.stream().limit(steps.size() - 1L).forEach(step -> trial.completes(step.jobType(), step.result()));
        trial.completes(steps.getLast().jobType(), one.unlike());

        takenBack(one, trial).failedWith("VERIFICATION_FAILED");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void failsWhenItCannotBeVerified(LibraryCase one) {
        assumeTrue(one.verify() != null, "verifies by itself");
        Trial trial = started(one, one.asked());

        List<LibraryCase.Step> steps = one.steps();
        steps.stream().limit(steps.size() - 1L).forEach(step -> trial.completes(step.jobType(), step.result()));
        trial.rejects(one.verify().jobType(), "FILE_NOT_FOUND", "gone");

        takenBack(one, trial).failedWith("VERIFICATION_FAILED");
    }

    private Trial started(LibraryCase one, Map<String, ?> variables) {
        return trials.start(one.process(), variables);
    }

    private static Trial takenBack(LibraryCase one, Trial trial) {
        return one.undo() == null
                ? trial
                : trial.completes(one.undo(), Map.of()).passed("serviceTask_Undo");
    }
}
