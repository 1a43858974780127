package io.procos.standalone.projection;

import io.procos.api.event.TaskEvent;
import io.procos.api.event.TaskEvent.PolicyDecided;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.event.TaskEvent.TaskStarted;
import io.procos.standalone.projection.InstanceStory.Note;
import io.procos.standalone.projection.InstanceStory.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what became of each run. */
final class RunFold {

    /** What is known of one run so far. */
    private static final class Facts {
        private @Nullable TaskStarted started;
        private Instant startedAt = Instant.EPOCH;
        private @Nullable PolicyDecided decided;
        private @Nullable TaskEnded ended;
        private @Nullable Instant endedAt;
        private final Set<Note> notes = new LinkedHashSet<>();
    }

    private final Map<String, Facts> runs = new LinkedHashMap<>();

    void add(TaskEvent event, Instant at) {
        Facts facts = runs.computeIfAbsent(event.runId(), unknown -> new Facts());
        switch (event) {
            case TaskStarted started -> {
                facts.started = started;
                facts.startedAt = at;
            }
            case PolicyDecided decided -> facts.decided = decided;
            case TaskNoted noted -> facts.notes.add(new Note(at, noted.note(), noted.details()));
            case TaskEnded ended -> {
                facts.ended = ended;
                facts.endedAt = at;
            }
            case TaskEvent notToldHere -> {}
        }
    }

    /** Leaves out runs whose beginning is no longer kept. */
    List<Run> all() {
        List<Run> all = new ArrayList<>();
        runs.values().forEach(facts -> {
            if (facts.started != null) all.add(run(facts.started, facts));
        });
        return List.copyOf(all);
    }

    private static Run run(TaskStarted started, Facts facts) {
        PolicyDecided decided = facts.decided;
        TaskEnded ended = facts.ended;
        return new Run(
                started.runId(),
                started.jobKey(),
                started.elementInstanceKey(),
                started.elementId(),
                started.jobType(),
                started.worker(),
                started.attempt(),
                decided == null ? null : decided.verdict(),
                List.copyOf(facts.notes),
                ended == null ? null : ended.outcome(),
                ended == null ? null : ended.code(),
                ended == null ? null : ended.reason(),
                facts.startedAt,
                facts.endedAt,
                ended == null ? null : ended.durationNanos());
    }
}
