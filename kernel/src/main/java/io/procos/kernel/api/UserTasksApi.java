package io.procos.kernel.api;

import io.camunda.client.CamundaClient;
import io.procos.kernel.supervise.OpenTask;
import io.procos.kernel.supervise.UserTasks;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What waits for people. The engine takes these commands by REST only ({@code camunda.client.rest-address}). */
@RestController
final class UserTasksApi {
    record Claim(@NotBlank(message = "is missing") String assignee) {}

    record Completion(@Nullable Map<String, Object> variables) {}

    private final CamundaClient client;
    private final UserTasks tasks;
    private final Variables variables;

    UserTasksApi(CamundaClient client, UserTasks tasks, Variables variables) {
        this.client = client;
        this.tasks = tasks;
        this.variables = variables;
    }

    @Operation(summary = "List the open user tasks, oldest first")
    @GetMapping("/v1/user-tasks")
    List<OpenTask> list() {
        return tasks.all();
    }

    @Operation(summary = "Claim a task that nobody has")
    @PostMapping("/v1/user-tasks/{key}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable long key, @Valid @RequestBody Claim claim) {
        client.newAssignUserTaskCommand(key)
                .assignee(claim.assignee())
                .allowOverride(false)
                .execute();
    }

    @Operation(summary = "Complete a task")
    @PostMapping("/v1/user-tasks/{key}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable long key, @Valid @RequestBody(required = false) @Nullable Completion completion) {
        Map<String, Object> values = variables.check(completion == null ? null : completion.variables());
        client.newCompleteUserTaskCommand(key).variables(values).execute();
        tasks.completed(key);
    }
}
