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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        story.elements().stream()
                .filter(Moments::isWork)
                .filter(element -> !toldByItsRun(element, story))
                .forEach(element -> element(element, lines));
        runs(story, lines);
        story.called().forEach(called -> called(called, lines));
        story.incidents().forEach(incident -> incident(incident, lines));
        lines.sort(Comparator.comparing(Line::at));
        lines.stream().filter(line -> told.add(line.key())).forEach(this::print);
    }

    /** A refused run says why its element stopped. */
    private static boolean toldByItsRun(Element element, Story story) {
        return element.state().equals("terminated")
                && story.runs().stream()
                        .anyMatch(run -> run.elementKey() == element.key()
                                && run.outcome().equals("rejected"));
    }

    /** Of what a called process did, its caller's element tells the end; only what needs attention is told here. */
    private void called(Story story, List<Line> lines) {
        story.withCalled().forEach(one -> {
            one.elements().stream().filter(Moments::waitsForPerson).forEach(element -> element(element, lines));
            runs(one, lines);
            one.incidents().forEach(incident -> incident(incident, lines));
        });
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

    private void runs(Story story, List<Line> lines) {
        Map<String, Story.Run> before = new HashMap<>();
        for (Story.Run run : story.runs()) {
            Story.Run last = before.put(run.elementId(), run);
            if (last != null) {
                again(run, last, lines);
            }
            failed(run, lines);
        }
    }

    /** Whoever tries again, the engine or a loop in the diagram; and what came of the last try. */
    private void again(Story.Run run, Story.Run last, List<Line> lines) {
        String text = "%s %s again  %s"
                .formatted(
                        style.warn("↻"), Labels.of(run.elementId()), style.dim("after " + Style.plain(last.noted())));
        lines.add(new Line(run.startedAt(), "again" + run.id(), text));
    }

    private void failed(Story.Run run, List<Line> lines) {
        boolean refused = run.outcome().equals("rejected");
        if (refused || run.outcome().equals("retryable") || run.outcome().equals("broken")) {
            String mark = refused ? style.warn("✗") : style.bad("✗");
            String text = "%s %s %s  %s"
                    .formatted(
                            mark,
                            Labels.of(run.elementId()),
                            refused ? run.code() : "failed",
                            style.dim(Style.plain(run.reason())));
            lines.add(new Line(run.startedAt().plusNanos(run.durationNanos()), "failed" + run.id(), text));
        }
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
