package io.procos.bpmn;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The picture of one model, in pixels. */
record Drawing(BpmnModelInstance model, List<Box> boxes, List<Edge> edges) {
    static Drawing of(String name) {
        BpmnModelInstance model = Bpmn.readModelFromStream(Library.open(name));
        List<Box> boxes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        model.getModelElementsByType(BpmnShape.class).forEach(shape -> addShape(shape, boxes));
        model.getModelElementsByType(BpmnEdge.class).forEach(edge -> addEdge(edge, boxes, edges));
        return new Drawing(model, boxes, edges);
    }

    private static void addShape(BpmnShape shape, List<Box> boxes) {
        BaseElement element = shape.getBpmnElement();
        boxes.add(Box.of(element.getId(), shape.getBounds(), element));
        if (shape.getBpmnLabel() != null) {
            boxes.add(Box.of("label of " + element.getId(), shape.getBpmnLabel().getBounds(), null));
        }
    }

    private static void addEdge(BpmnEdge edge, List<Box> boxes, List<Edge> edges) {
        BaseElement element = edge.getBpmnElement();
        List<Edge.Point> points = edge.getWaypoints().stream()
                .map(point -> new Edge.Point(point.getX(), point.getY()))
                .toList();
        edges.add(new Edge(element.getId(), points, ends(element)));
        if (edge.getBpmnLabel() != null) {
            boxes.add(Box.of("label of " + element.getId(), edge.getBpmnLabel().getBounds(), null));
        }
    }

    private static Set<String> ends(BaseElement element) {
        if (element instanceof SequenceFlow flow) {
            return Set.of(flow.getSource().getId(), flow.getTarget().getId());
        }
        var association = (io.camunda.zeebe.model.bpmn.instance.Association) element;
        return Set.of(association.getSource().getId(), association.getTarget().getId());
    }

    /** Elements without a shape or edge. */
    Set<String> undrawn() {
        Set<String> missing = new TreeSet<>();
        model.getModelElementsByType(FlowNode.class).forEach(node -> missing.add(node.getId()));
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> missing.add(flow.getId()));
        model.getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.Association.class)
                .forEach(association -> missing.add(association.getId()));
        boxes.forEach(box -> missing.remove(box.id()));
        edges.forEach(edge -> missing.remove(edge.id()));
        return missing;
    }

    String leftmost() {
        return boxes.stream()
                .filter(box -> !box.isLabel())
                .min(Comparator.comparingDouble(Box::x))
                .orElseThrow()
                .id();
    }
}
