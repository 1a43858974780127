package io.procos.kernel;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.ProcessBuilder;
import java.util.function.Consumer;

/** Small models, as text. */
public final class TestModels {
    private TestModels() {}

    /** Start, one job of this type, end. */
    public static String oneTask(String processId, String jobType) {
        return Bpmn.convertToString(Bpmn.createExecutableProcess(processId)
                .startEvent("start")
                .serviceTask("task", task -> task.zeebeJobType(jobType).zeebeJobRetries("1"))
                .endEvent("end")
                .done());
    }

    /** Start, end. */
    public static String empty(String processId) {
        return Bpmn.convertToString(Bpmn.createExecutableProcess(processId)
                .startEvent("start")
                .endEvent("end")
                .done());
    }

    public static String calling(String processId, String calledId) {
        return Bpmn.convertToString(Bpmn.createExecutableProcess(processId)
                .startEvent("start")
                .callActivity("call", call -> call.zeebeProcessId(calledId))
                .endEvent("end")
                .done());
    }

    public static String with(String processId, Consumer<ProcessBuilder> content) {
        ProcessBuilder builder = Bpmn.createExecutableProcess(processId);
        content.accept(builder);
        return Bpmn.convertToString(builder.done());
    }
}
