package io.procos.memory.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import io.procos.memory.score.Score;
import io.procos.memory.score.Scores;
import io.procos.memory.sql.Conditions;
import io.procos.memory.sql.Row;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which processes there are, in which versions, and how well they do. */
@RestController
@RequestMapping("/v1/memory")
final class DefinitionQuestions {
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final JdbcClient jdbc;
    private final Scores scores;

    DefinitionQuestions(JdbcClient jdbc, Scores scores) {
        this.jdbc = jdbc;
        this.scores = scores;
    }

    /** {@code versions} has the newest first. */
    record Definition(String bpmnProcessId, List<Version> versions) {}

    record Version(
            int version,
            @JsonFormat(shape = Shape.STRING) long processDefinitionKey,
            @Nullable String versionTag,
            @Nullable String resourceName,
            @Nullable Instant deployedAt) {}

    private record Deployed(String process, Version version) {}

    @Operation(summary = "List the processes and their versions")
    @GetMapping("/definitions")
    List<Definition> definitions(@RequestParam(required = false) @Nullable String process) {
        Conditions conditions = new Conditions().and("bpmn_process_id = :process", "process", process);
        Map<String, List<Version>> byId = jdbc
                .sql("select * from process_definition" + conditions.where() + "order by bpmn_process_id, version desc")
                .params(conditions.parameters())
                .query(Row.as(row -> new Deployed(
                        row.text("bpmn_process_id"),
                        new Version(
                                row.count("version"),
                                row.number("process_definition_key"),
                                row.textOrNull("version_tag"),
                                row.textOrNull("resource_name"),
                                row.timeOrNull("deployed_at")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Deployed::process,
                        LinkedHashMap::new,
                        Collectors.mapping(Deployed::version, Collectors.toList())));
        return byId.entrySet().stream()
                .map(entry -> new Definition(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Operation(summary = "How well each process does, the busiest first", description = """
            Of the instances that started in the period before 'to', which is now unless it is given; and of the period
            of the same length before that.""")
    @GetMapping("/scores")
    List<Score> scores(
            @RequestParam(defaultValue = "P7D") Duration period, @RequestParam(required = false) @Nullable Instant to) {
        return scores.of(null, null, to == null ? Instant.now() : to, checked(period));
    }

    @Operation(summary = "How well one process does, or one version of it")
    @GetMapping("/definitions/{process}/score")
    Score score(
            @PathVariable String process,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(defaultValue = "P7D") Duration period,
            @RequestParam(required = false) @Nullable Instant to) {
        return scores.of(process, version, to == null ? Instant.now() : to, checked(period)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "no instance of " + process + " started in the period",
                        "ask for a longer one, such as period=P30D; /v1/memory/definitions lists the processes"));
    }

    private static Duration checked(Duration period) {
        if (!period.isPositive() || period.compareTo(LONGEST) > 0) {
            throw Refusal.field("period", "'period' must be over 0 and at most ten years", "write for example P7D");
        }
        return period;
    }
}
