package io.procos.engine.gateway.rest;

import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.command.UserTaskCommands;
import io.procos.engine.gateway.command.UserTaskCommands.Changes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What people do with user tasks. */
final class UserTaskEndpoints {

    private final Commands commands;

    UserTaskEndpoints(Commands commands) {
        this.commands = commands;
    }

    List<Endpoint> list() {
        return List.of(
                Endpoint.of("POST", "/v2/user-tasks/{key}/completion", this::complete),
                Endpoint.of("POST", "/v2/user-tasks/{key}/assignment", this::assign),
                Endpoint.of(
                        "DELETE",
                        "/v2/user-tasks/{key}/assignee",
                        call -> commands.noContent(UserTaskCommands.unassign(call.key()))),
                Endpoint.of("PATCH", "/v2/user-tasks/{key}", this::update));
    }

    private CompletableFuture<RestAnswer> complete(RestCall call) {
        Fields body = call.json();
        return commands.noContent(
                UserTaskCommands.complete(call.key(), body.document("variables"), body.text("action")));
    }

    private CompletableFuture<RestAnswer> assign(RestCall call) {
        Fields body = call.json();
        return commands.noContent(UserTaskCommands.assign(
                call.key(), body.required("assignee"), body.flag("allowOverride", true), body.text("action")));
    }

    private CompletableFuture<RestAnswer> update(RestCall call) {
        Fields body = call.json();
        Fields changeset = body.object("changeset");
        Changes changes = new Changes(
                changeset.has("dueDate") ? Optional.of(changeset.text("dueDate")) : Optional.empty(),
                changeset.has("followUpDate") ? Optional.of(changeset.text("followUpDate")) : Optional.empty(),
                changeset.has("candidateUsers") ? Optional.of(changeset.texts("candidateUsers")) : Optional.empty(),
                changeset.has("candidateGroups") ? Optional.of(changeset.texts("candidateGroups")) : Optional.empty(),
                changeset.has("priority") ? Optional.of(changeset.small("priority", 0)) : Optional.empty());
        if (changes.isEmpty() && !body.has("action")) {
            throw GatewayError.invalid("No update data provided: give an action, or a changeset with dueDate,"
                    + " followUpDate, candidateUsers, candidateGroups or priority");
        }
        return commands.noContent(UserTaskCommands.update(call.key(), changes, body.text("action")));
    }
}
