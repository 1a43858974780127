package io.procos.bpmn;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A shape or a label.
 *
 * @param may ids of boxes it may touch: the host of a boundary event, the sub-process around an element
 */
record Box(String id, double x, double y, double width, double height, Set<String> may) {
    private static final double TOUCH = 1;

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
