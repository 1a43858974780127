package io.procos.workers.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.ErrorCode;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemAdaptersTest {
    private static final String MARK = "a-password-on-the-command-line";

    @Test
    void tellsWhatTheHostHas() {
        Map<String, Object> facts =
                TdeTestKit.of(new SystemResourcesAdapter()).run().outputs();

        assertThat(facts).containsEntry("processors", Runtime.getRuntime().availableProcessors());
        assertThat(facts.get("memory").toString()).contains("total=", "available=");
        assertThat(facts.get("uptime").toString()).startsWith("PT");
    }

    @Test
    @SuppressWarnings("unchecked")
    void tellsTheRoomOnEveryDisk() {
        List<Map<String, Object>> disks = (List<Map<String, Object>>)
                TdeTestKit.of(new SystemDiskAdapter()).run().outputs().get("disks");

        assertThat(disks)
                .isNotEmpty()
                .allSatisfy(disk -> assertThat(((Number) disk.get("free")).longValue())
                        .isBetween(0L, ((Number) disk.get("total")).longValue()));
    }

    @Test
    @SuppressWarnings("unchecked")
    void findsThisProcessByItsName() {
        TdeTestRun run = processes("java", 1_000);

        List<Map<String, Object>> found =
                (List<Map<String, Object>>) run.outputs().get("processes");
        assertThat(found)
                .extracting(one -> ((Number) one.get("pid")).longValue())
                .contains(ProcessHandle.current().pid());
        assertThat(found)
                .extracting(one -> one.get("name"))
                .allMatch(name -> name.toString().contains("java"));
    }

    @Test
    void givesNoMoreThanAskedAndCountsAll() {
        TdeTestRun run = processes("", 1);

        assertThat((List<?>) run.outputs().get("processes")).hasSize(1);
        assertThat((int) run.outputs().get("count")).isPositive();
    }

    @Test
    void neverShowsArgumentsOrEnvironments() throws Exception {
        ProcessBuilder sleeping = new ProcessBuilder("sh", "-c", "sleep 30 # " + MARK);
        sleeping.environment().put("PASSWORD", MARK);
        Process process = sleeping.start();
        try {
            processes("", 1_000).completed().neverShows(MARK);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void refusesLimitOutOfRange(int limit) {
        assertThat(processes("", limit).rejectedWith(ErrorCode.INVALID_INPUT)).contains("limit", "from 1 to 1000");
    }

    private static TdeTestRun processes(String name, int limit) {
        return TdeTestKit.of(new SystemProcessesAdapter())
                .withVariable("name", name)
                .withVariable("limit", limit)
                .run();
    }
}
