package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the diagrams are drawn: everything is there, nothing lies on anything else, and the flow runs to the right. */
class LayoutTest {

    static Stream<String> models() {
        return Library.models(".bpmn").stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsEveryElement(String model) {
        Drawing drawing = Drawing.of(model);

        assertThat(drawing.undrawn()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsShapesAndLabelsApart(String model) {
        List<Box> boxes = Drawing.of(model).boxes();

        List<String> overlaps = Stream.iterate(0, i -> i < boxes.size(), i -> i + 1)
                .flatMap(i -> boxes.stream()
                        .skip(i + 1L)
                        .filter(boxes.get(i)::collides)
                        .map(other -> boxes.get(i) + " and " + other))
                .toList();

        assertThat(overlaps).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void leadsNoEdgeThroughAShapeOrLabel(String model) {
        Drawing drawing = Drawing.of(model);

        List<String> crossings = drawing.edges().stream()
                .flatMap(edge ->
                        drawing.boxes().stream().filter(edge::crosses).map(box -> edge.id() + " through " + box))
                .toList();

        assertThat(crossings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawsEdgesStraightAndTheStartLeftmost(String model) {
        Drawing drawing = Drawing.of(model);

        assertThat(drawing.edges()).allMatch(Edge::isRectangular, "is rectangular");
        assertThat(drawing.leftmost()).startsWith("start_");
    }
}
