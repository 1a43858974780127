package io.procos.standalone.cli;

import io.procos.standalone.client.Story;
import io.procos.standalone.client.Story.Element;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells an instance's story line by line: each look at it prints what is new since the last. Not thread-safe. */
final class Timeline {
    private final Terminal terminal;
    private final Style style;
    private final Instant start;
    private final Set<String> told = new HashSet<>();

    Timeline(Terminal terminal, Instant start) {
        this.terminal = terminal;
        this.style = terminal.style();
        this.start = start;
    }

    private record Line(Instant at, String key, String text) {}

    /** Lines that were not there before, oldest first. */
    void tell(Story story) {
        List<Line> lines = new ArrayList<>();
        story.elements().stream().filter(Moments::isWork).forEach(element -> element(element, lines));
        story.runs().forEach(run -> run(run, lines));
        story.incidents().forEach(incident -> incident(incident, lines));
        lines.sort(Comparator.comparing(Line::at));
        lines.stream().filter(line -> told.add(line.key())).forEach(this::print);
    }

    private void element(Element element, List<Line> lines) {
        String label = Style.plain(Labels.of(element.elementId()));
        if (element.leftAt() != null) {
            Duration took = Duration.between(element.enteredAt(), element.leftAt());
            lines.add(new Line(element.leftAt(), "left" + element.key(), Moments.left(element, label, took, style)));
        } else if (Moments.waitsForPerson(element)) {
            String text = style.warn("?") + " " + style.bold(label) + " waits for a person";
            lines.add(new Line(element.enteredAt(), "entered" + element.key(), text));
        }
    }

    private void run(Story.Run run, List<Line> lines) {
        if (!run.outcome().equals("retryable")) {
            return;
        }
        String text = "%s %s try %d: %s"
                .formatted(
                        style.warn("↻"),
                        Labels.of(run.elementId()),
                        run.attempt(),
                        style.dim(Style.plain(run.reason())));
        Instant at = run.startedAt().plusNanos(run.durationNanos());
        lines.add(new Line(at, "run" + run.elementKey() + "/" + run.attempt() + run.startedAt(), text));
    }

    private void incident(Story.Incident incident, List<Line> lines) {
        String text = "%s %s incident %s: %s"
                .formatted(
                        style.bad("✗"),
                        style.bold(Labels.of(incident.elementId())),
                        incident.errorType(),
                        style.bad(Style.plain(incident.message())));
        lines.add(new Line(incident.raisedAt(), "incident" + incident.key(), text));
        if (incident.resolvedAt() != null) {
            String resolved = style.good("✓") + " " + Labels.of(incident.elementId()) + " incident resolved";
            lines.add(new Line(incident.resolvedAt(), "resolved" + incident.key(), resolved));
        }
    }

    private void print(Line line) {
        Duration since = Duration.between(start, line.at());
        String time = Durations.text(since.isNegative() ? Duration.ZERO : since);
        terminal.line("  " + style.dim(" ".repeat(Math.max(0, 9 - time.length())) + time) + "  " + line.text());
    }
}
