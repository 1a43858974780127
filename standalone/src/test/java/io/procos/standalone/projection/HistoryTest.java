package io.procos.standalone.projection;

import static io.procos.standalone.projection.Stories.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.WorkerSeen;
import io.procos.standalone.projection.InstanceStory.Incident;
import io.procos.standalone.projection.InstanceStory.Run;
import io.procos.standalone.projection.InstanceStory.UserTask;
import io.procos.standalone.projection.InstanceStory.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class HistoryTest {

    private static final InstanceFilter ANY = new InstanceFilter(null, null);

    @TempDir
    Path folder;

    private History history;

    @BeforeEach
    void open() throws IOException {
        history = History.open(Stories.settings(folder));
    }

    @AfterEach
    void close() throws IOException {
        history.close();
    }

    @Test
    void tellsAnInstancesStory() {
        history.accept(Stories.order(10).events());

        InstanceStory story = history.story(10).orElseThrow();

        assertThat(story.instance().state()).isEqualTo("active");
        assertThat(story.instance().startedAt()).isEqualTo(BEGIN);
        assertThat(story.elements()).extracting(InstanceStory.Element::state).containsExactly("completed");
        assertThat(story.flows()).containsExactly("flow_ToBill");
        assertThat(story.runs()).extracting(Run::outcome).containsExactly("retryable", "completed");
        assertThat(story.runs().getFirst().policy()).isEqualTo("allow");
        assertThat(story.runs().getFirst().notes()).hasSize(1);
        assertThat(story.variables()).extracting(Variable::json).containsExactly("2");
        assertThat(story.children()).extracting(InstanceView::bpmnProcessId).containsExactly("bill");
        assertThat(story.complete()).isTrue();
    }

    @Test
    void tellsTheSameStoryAfterARestart() throws IOException {
        history.accept(Stories.order(10).events());
        InstanceStory before = history.story(10).orElseThrow();

        restart(Stories.settings(folder));

        assertThat(history.story(10)).contains(before);
        assertThat(history.instances(ANY, 10, null).instances()).hasSize(2);
    }

    @Test
    void tellsAnEventOnceThatComesTwice() throws IOException {
        List<CloudEvent> events = Stories.order(10).events();
        history.accept(events);
        history.accept(events);
        restart(Stories.settings(folder));

        history.accept(events);

        assertThat(history.story(10).orElseThrow().flows()).containsExactly("flow_ToBill");
    }

    @Test
    void takesAnEngineThatBeginsAnewForAnother() {
        CloudEvent event = new Stories().started(10, "order").events().getFirst();
        CloudEvent later = CloudEvent.of(
                event.id(),
                event.source(),
                "11",
                Instant.EPOCH,
                Stories.order(11).events().getFirst().data());

        history.accept(List.of(event));
        history.accept(List.of(later));

        assertThat(history.story(11)).isPresent();
    }

    @Test
    void cutsAnUnfinishedLineAndGoesOn() throws IOException {
        history.accept(Stories.order(10).events());
        Files.writeString(folder.resolve("00000001.jsonl"), "{\"specversion\":\"1", StandardOpenOption.APPEND);

        restart(Stories.settings(folder));
        history.accept(Stories.from(50)
                .started(20, "order")
                .ended(20, "order", "completed")
                .events());
        restart(Stories.settings(folder));

        assertThat(history.story(10)).isPresent();
        assertThat(history.story(20).orElseThrow().instance().state()).isEqualTo("completed");
    }

    @Test
    void leavesADamagedLineOutAndTellsTheRest() throws IOException {
        history.accept(Stories.order(10).events());
        Path file = folder.resolve("00000001.jsonl");
        Files.writeString(file, Files.readString(file).replaceFirst("flow_ToBill", "flow\n"));

        restart(Stories.settings(folder));

        assertThat(history.story(10).orElseThrow().flows()).isEmpty();
        assertThat(history.story(10).orElseThrow().runs()).hasSize(2);
    }

    @Test
    void listsNewestFirstPageByPage() {
        for (int key = 1; key <= 5; key++)
            history.accept(Stories.from(10 * key).started(key, "order").events());

        InstancePage first = history.instances(ANY, 2, null);
        InstancePage second = history.instances(ANY, 2, first.next());
        InstancePage third = history.instances(ANY, 2, second.next());

        assertThat(Stream.of(first, second, third).flatMap(page -> page.instances().stream()))
                .extracting(InstanceView::processInstanceKey)
                .containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(third.next()).isNull();
    }

    @Test
    void listsByStateAndProcess() {
        history.accept(new Stories()
                .started(1, "order")
                .started(2, "order")
                .incident(50, 2)
                .started(3, "bill")
                .ended(3, "bill", "terminated")
                .events());

        assertThat(keys("ACTIVE", null)).containsExactly(2L, 1L);
        assertThat(keys("incident", null)).containsExactly(2L);
        assertThat(keys("terminated", null)).containsExactly(3L);
        assertThat(keys(null, "order")).containsExactly(2L, 1L);
    }

    @Test
    void knowsOpenIncidents() {
        history.accept(new Stories()
                .started(1, "order")
                .incident(50, 1)
                .incident(51, 1)
                .resolved(50, 1)
                .events());

        assertThat(history.openIncidents()).extracting(Incident::incidentKey).containsExactly(51L);
        assertThat(history.story(1).orElseThrow().instance().openIncidents()).isEqualTo(1);
        assertThat(history.story(1).orElseThrow().incidents())
                .extracting(Incident::resolvedAt)
                .containsExactly(BEGIN.plusSeconds(3), null);
    }

    @Test
    void knowsUserTasks() {
        history.accept(new Stories()
                .started(1, "order")
                .userTask(60, 1, "created")
                .userTask(61, 1, "created")
                .userTask(60, 1, "completed")
                .events());

        assertThat(history.userTasks(UserTask::open))
                .extracting(UserTask::userTaskKey)
                .containsExactly(61L);
        assertThat(history.userTasks(task -> true).getFirst().createdAt()).isEqualTo(BEGIN.plusSeconds(1));
    }

    @Test
    void waitsForTheEngineBeforeItListsAnInstance() {
        List<CloudEvent> events = Stories.order(10).events();
        history.accept(events.subList(3, 5));
        assertThat(history.story(10)).isEmpty();

        history.accept(events.subList(0, 3));

        assertThat(history.story(10).orElseThrow().runs()).hasSize(1);
    }

    @Test
    void forgetsTheInstancesThatEndedFirst() throws IOException {
        restart(new HistorySettings(folder, 3, DataSize.ofMegabytes(1), 4));

        history.accept(new Stories().started(1, "waits").events());
        for (int key = 2; key <= 6; key++) {
            history.accept(Stories.from(10 * key)
                    .started(key, "order")
                    .ended(key, "order", "completed")
                    .events());
        }

        assertThat(keys(null, null)).containsExactly(6L, 5L, 1L);
    }

    @Test
    void deletesOldFilesAndSaysThatAStoryIsIncomplete() throws IOException {
        restart(new HistorySettings(folder, 100, DataSize.ofKilobytes(4), 2));
        history.accept(new Stories().started(1, "waits").events());
        history.accept(Stories.from(10)
                .started(2, "order")
                .ended(2, "order", "completed")
                .events());

        for (int round = 0; round < 50; round++) {
            history.accept(Stories.from(20 + round)
                    .variable(1, "round" + round, "\"" + "x".repeat(200) + "\"")
                    .events());
        }

        assertThat(Files.list(folder)).hasSizeLessThanOrEqualTo(2);
        assertThat(history.story(1).orElseThrow().complete()).isFalse();
        assertThat(history.story(2)).isEmpty();
    }

    @Test
    void doesNotKeepSignsOfLife() {
        WorkerSeen seen = new WorkerSeen("w-0", "1", BEGIN, false, List.of());

        history.accept(List.of(CloudEvent.of("w-0/1", "/worker/w-0", null, BEGIN, seen)));

        assertThat(folder.resolve("00000001.jsonl")).isEmptyFile();
    }

    private List<Long> keys(@Nullable String state, @Nullable String process) {
        return history.instances(new InstanceFilter(state, process), 100, null).instances().stream()
                .map(InstanceView::processInstanceKey)
                .toList();
    }

    private void restart(HistorySettings settings) throws IOException {
        history.close();
        history = History.open(settings);
    }
}
