package io.procos.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of each fault test is part of every build; how fast it was is left to the figures. */
class FaultTrialsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void meetsItsGoals(String name, Trial trial) throws Exception {
        Report report = trial.run(Trial.Scale.SHORT, line -> System.out.println("  " + line));

        assertThat(report.goals())
                .filteredOn(goal -> !goal.timed())
                .isNotEmpty()
                .allMatch(Goal::met);
    }

    static Stream<Object[]> meetsItsGoals() {
        return ServiceLoader.load(Trial.class).stream()
                .filter(provider -> provider.type().getPackageName().startsWith("io.procos.e2e."))
                .map(ServiceLoader.Provider::get)
                .map(trial -> new Object[] {trial.name(), trial});
    }
}
