package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ElementTemplateTest {
    private static final JsonNode CALL =
            new JsonMapper().readTree(Library.bytes("governance/element-templates/tde-call.json"));

    @Test
    void callsAProcessOfTheLibrary() {
        Process called = Bpmn.readModelFromStream(Library.open("tde/tde-task.bpmn"))
                .getModelElementsByType(Process.class)
                .iterator()
                .next();

        assertThat(bound("zeebe:calledElement", "processId", "value")).containsExactly(called.getId());
    }

    @Test
    void givesWhatTheProcessReads() {
        assertThat(CALL.path("properties")
                        .valueStream()
                        .map(property -> property.path("binding"))
                        .filter(binding -> binding.path("type").asString().equals("zeebe:input"))
                        .map(binding -> binding.path("name").asString()))
                .containsExactly("taskSpec", "mode", "allowedTasks");
    }

    private static List<String> bound(String type, String property, String field) {
        return CALL.path("properties")
                .valueStream()
                .filter(entry -> entry.path("binding").path("type").asString().equals(type))
                .filter(entry ->
                        entry.path("binding").path("property").asString().equals(property))
                .map(entry -> entry.path(field).asString())
                .toList();
    }
}
