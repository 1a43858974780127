package io.procos.memory.query;

import io.procos.memory.recall.Recall;
import io.procos.memory.recall.VectorFilter;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds runs, errors and processes by what is said of them. */
@RestController
final class RecallQuestions {
    private static final List<String> KINDS = List.of("prompt", "result", "error", "metric", "note", "process");
    private static final int MOST = 50;
    private static final int LONGEST = 2_000;

    private final Recall recall;

    RecallQuestions(Recall recall) {
        this.recall = recall;
    }

    @Operation(
            summary = "Recall what is remembered, by words and by nearness of meaning, best first",
            description = """
            kind is prompt, result, error, metric, note or process and may be given several times. basis says what made
            the vectors, and why words alone answered where they did.""")
    @GetMapping("/v1/memory/recall")
    Recall.Answer recall(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Long instance,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "10") int limit) {
        if (q.isBlank() || q.length() > LONGEST) {
            throw Refusal.field(
                    "q", "'q' must have 1 to " + LONGEST + " characters", "say in a few words what to find");
        }
        if (limit < 1 || limit > MOST) throw Refusal.field("limit", "'limit' must be 1 to " + MOST, "ask for fewer");
        if (kind != null) kind.forEach(word -> Choice.of("kind", word, KINDS));
        Set<String> kinds = kind == null ? Set.of() : Set.copyOf(kind);
        return recall.about(q, new VectorFilter(kinds, process, instance, from, to), limit);
    }
}
