package io.procos.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;

/** The processes of the engine's tests; each ends after one job of the type that is named like the process. */
public final class Models {
    public static final BpmnModelInstance TASK = Bpmn.createExecutableProcess("task")
            .startEvent()
            .serviceTask("work", t -> t.zeebeJobType("task"))
            .endEvent()
            .done();

    public static final BpmnModelInstance TIMER = Bpmn.createExecutableProcess("timer")
            .startEvent()
            .intermediateCatchEvent("wait", e -> e.timerWithDuration("PT2S"))
            .serviceTask("work", t -> t.zeebeJobType("timer"))
            .endEvent()
            .done();

    public static final BpmnModelInstance YEAR = Bpmn.createExecutableProcess("year")
            .startEvent()
            .intermediateCatchEvent("wait", e -> e.timerWithDuration("P1Y"))
            .serviceTask("work", t -> t.zeebeJobType("year"))
            .endEvent()
            .done();

    public static final BpmnModelInstance MESSAGE = Bpmn.createExecutableProcess("message")
            .startEvent()
            .intermediateCatchEvent("wait", e -> e.message(m -> m.name("go").zeebeCorrelationKeyExpression("\"key\"")))
            .serviceTask("work", t -> t.zeebeJobType("message"))
            .endEvent()
            .done();

    private Models() {}
}
