package io.procos.bpmn;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The picture of one model, in pixels. */
record Drawing(BpmnModelInstance model, List<Box> boxes, List<Edge> edges) {
    private static final double TOUCH = 1;

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
        List<Point> points = edge.getWaypoints().stream()
                .map(point -> new Point(point.getX(), point.getY()))
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

    record Point(double x, double y) {}

    /**
     * A shape or a label.
     *
     * @param may ids of boxes it may touch: the host of a boundary event, the sub-process around an element
     */
    record Box(String id, double x, double y, double width, double height, Set<String> may) {
        static Box of(String id, Bounds bounds, @Nullable BaseElement element) {
            return new Box(id, bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight(), mayTouch(element));
        }

        private static Set<String> mayTouch(@Nullable BaseElement element) {
            Set<String> may = new HashSet<>();
            if (element instanceof BoundaryEvent boundary) {
                may.add(boundary.getAttachedTo().getId());
            }
            if (element instanceof SubProcess around) {
                around.getFlowElements().forEach(inner -> {
                    may.add(inner.getId());
                    may.add("label of " + inner.getId());
                });
            }
            return may;
        }

        boolean isLabel() {
            return id.startsWith("label of ");
        }

        boolean collides(Box other) {
            return !may.contains(other.id)
                    && !other.may.contains(id)
                    && x + TOUCH < other.x + other.width
                    && other.x + TOUCH < x + width
                    && y + TOUCH < other.y + other.height
                    && other.y + TOUCH < y + height;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    record Edge(String id, List<Point> points, Set<String> ends) {

        boolean isRectangular() {
            return segments()
                    .allMatch(i -> points.get(i).x() == points.get(i + 1).x()
                            || points.get(i).y() == points.get(i + 1).y());
        }

        boolean crosses(Box box) {
            if (ends.contains(box.id()) || box.may().contains(id)) {
                return false;
            }
            return segments().anyMatch(i -> box.collides(around(points.get(i), points.get(i + 1))));
        }

        private IntStream segments() {
            return IntStream.range(0, points.size() - 1);
        }

        /** A rectangular segment is a box of no width, which gets just enough of one to be hit. */
        private static Box around(Point from, Point to) {
            double hair = 2 * TOUCH + 0.1;
            return new Box(
                    "segment",
                    Math.min(from.x(), to.x()) - hair / 2,
                    Math.min(from.y(), to.y()) - hair / 2,
                    Math.abs(from.x() - to.x()) + hair,
                    Math.abs(from.y() - to.y()) + hair,
                    Set.of());
        }
    }
}
