package io.procos.memory.story;

import io.procos.memory.story.Story.Element;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts elements into the sub-processes that hold them. */
final class ElementTree {
    private final Map<Long, List<Element>> byScope;

    private ElementTree(Map<Long, List<Element>> byScope) {
        this.byScope = byScope;
    }

    /** Those that the process itself holds. One whose scope is unknown is held by the process, so that none is lost. */
    static List<Element> of(long instance, List<Element> elements) {
        Set<Long> known = elements.stream().map(Element::elementInstanceKey).collect(Collectors.toSet());
        Map<Long, List<Element>> byScope = elements.stream()
                .filter(element -> element.elementInstanceKey() != instance)
                .collect(Collectors.groupingBy(element -> {
                    Long scope = Objects.requireNonNullElse(element.flowScopeKey(), instance);
                    return known.contains(scope) ? scope : Long.valueOf(instance);
                }));
        return new ElementTree(byScope).below(instance);
    }

    private List<Element> below(long scope) {
        return byScope.getOrDefault(scope, List.of()).stream()
                .map(this::withChildren)
                .toList();
    }

    private Element withChildren(Element element) {
        return new Element(
                element.elementInstanceKey(),
                element.flowScopeKey(),
                element.elementId(),
                element.elementType(),
                element.state(),
                element.enteredAt(),
                element.leftAt(),
                below(element.elementInstanceKey()));
    }
}
