package io.procos.bpmn;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A line between two elements, as the points where it bends. */
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
        double hair = 2.1;
        return new Box(
                "segment",
                Math.min(from.x(), to.x()) - hair / 2,
                Math.min(from.y(), to.y()) - hair / 2,
                Math.abs(from.x() - to.x()) + hair,
                Math.abs(from.y() - to.y()) + hair,
                Set.of());
    }

    record Point(double x, double y) {}
}
