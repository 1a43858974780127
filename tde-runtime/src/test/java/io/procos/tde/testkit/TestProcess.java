package io.procos.tde.testkit;

import java.util.Map;
import java.util.stream.Collectors;

/** BPMN of a process with one service task, for tests. */
public final class TestProcess {
    private TestProcess() {}

    /** A process with these extension properties and no job type worth the name. */
    public static String xml(String processId, Map<String, String> properties) {
        return xml(processId, properties, "procos.test.none.v1");
    }

    /** A process whose only task, {@code serviceTask_Test}, makes jobs of this type. */
    public static String xml(String processId, Map<String, String> properties, String jobType) {
        String declared = properties.entrySet().stream()
                .map(one -> "<zeebe:property name=\"%s\" value=\"%s\"/>".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="test" targetNamespace="http://bpmn.io/schema/bpmn">
                  <bpmn:process id="%s" isExecutable="true">
                    <bpmn:extensionElements><zeebe:properties>%s</zeebe:properties></bpmn:extensionElements>
                    <bpmn:startEvent id="start"><bpmn:outgoing>flow_1</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:sequenceFlow id="flow_1" sourceRef="start" targetRef="serviceTask_Test"/>
                    <bpmn:serviceTask id="serviceTask_Test">
                      <bpmn:extensionElements><zeebe:taskDefinition type="%s" retries="3"/></bpmn:extensionElements>
                      <bpmn:incoming>flow_1</bpmn:incoming><bpmn:outgoing>flow_2</bpmn:outgoing>
                    </bpmn:serviceTask>
                    <bpmn:sequenceFlow id="flow_2" sourceRef="serviceTask_Test" targetRef="end"/>
                    <bpmn:endEvent id="end"><bpmn:incoming>flow_2</bpmn:incoming></bpmn:endEvent>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(processId, declared, jobType);
    }
}
