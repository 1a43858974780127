package io.procos.e2e.load;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;

/** The small processes that trials run. Each service task has a job type of its own name. */
public final class Models {
    private Models() {}

    /** Start, {@code tasks} service tasks of one job type, end. */
    public static BpmnModelInstance chain(String processId, String jobType, int tasks) {
        var builder = Bpmn.createExecutableProcess(processId)
                .startEvent()
                .serviceTask("task_1", t -> t.zeebeJobType(jobType));
        for (int i = 2; i <= tasks; i++) {
            builder = builder.serviceTask("task_" + i, t -> t.zeebeJobType(jobType));
        }
        return builder.endEvent().done();
    }

    /**
     * A job, a two-second timer and a message (correlated by {@code id}) side by side, joined, then a last job of type
     * {@code lastJobType}: it runs only if nothing of the three was forgotten.
     */
    public static BpmnModelInstance everythingThatWaits(String processId, String jobType, String lastJobType) {
        return Bpmn.createExecutableProcess(processId)
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("job", t -> t.zeebeJobType(jobType))
                .parallelGateway("join")
                .serviceTask("last", t -> t.zeebeJobType(lastJobType))
                .endEvent()
                .moveToNode("fork")
                .intermediateCatchEvent("timer", e -> e.timerWithDuration("PT2S"))
                .connectTo("join")
                .moveToNode("fork")
                .intermediateCatchEvent(
                        "message", e -> e.message(m -> m.name("go").zeebeCorrelationKeyExpression("id")))
                .connectTo("join")
                .done();
    }
}
