package io.procos.standalone.cli;

import tools.jackson.databind.JsonNode;

/** The kernel's list of tasks that wait for people. */
final class UserTask {
    private UserTask() {}

    static JsonNode listed(JsonNode answer) {
        return answer.isArray() ? answer : answer.path("userTasks");
    }
}
