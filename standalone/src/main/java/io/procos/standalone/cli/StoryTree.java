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
import java.util.List;
import java.util.Locale;

/** An instance's elements as a tree: sub-processes around what happened in them, runs below their task. */
record StoryTree(Story story, Terminal terminal) {

    void print() {
        below(story.instance().key(), "");
        for (Story called : story.called()) {
            Style style = terminal.style();
            terminal.line();
            terminal.line(style.dim("called ")
                    + style.bold(Style.plain(called.instance().processId())) + " "
                    + called.instance().key() + "  " + States.painted(called.instance(), style));
            new StoryTree(called, terminal).print();
        }
    }

    private void below(long scope, String indent) {
        List<Element> children = story.elements().stream()
                .filter(element -> element.scopeKey() == scope && element.key() != scope)
                .sorted(Comparator.comparing(Element::enteredAt).thenComparing(Element::key))
                .toList();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            Element element = children.get(i);
            terminal.line(terminal.style().dim(indent + (last ? "└─ " : "├─ ")) + text(element));
            String next = indent + (last ? "   " : "│  ");
            runs(element, next);
            below(element.key(), next);
        }
    }

    private String text(Element element) {
        Style style = terminal.style();
        Instant end = element.leftAt() == null ? Instant.now() : element.leftAt();
        String took = Durations.text(Duration.between(element.enteredAt(), end));
        return mark(element) + " " + Style.plain(Labels.of(element.elementId())) + "  "
                + style.dim(element.type().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + took);
    }

    private String mark(Element element) {
        Style style = terminal.style();
        return switch (element.state()) {
            case "completed" -> style.good("✓");
            case "terminated" -> style.bad("✗");
            default -> style.accent("▸");
        };
    }

    private void runs(Element element, String indent) {
        story.runs().stream()
                .filter(run -> run.elementKey() == element.key())
                .forEach(run -> run(run, indent + "  · "));
    }

    private void run(Story.Run run, String indent) {
        Style style = terminal.style();
        String outcome = run.outcome().isEmpty() ? "running" : run.outcome();
        String code = run.code().isEmpty() ? "" : " " + run.code();
        String told = run.reason().isEmpty() ? run.noted() : run.reason();
        String reason = told.isEmpty() ? "" : "  " + style.dim(Style.plain(told));
        String line = "run %d %s%s, %s%s"
                .formatted(run.attempt(), outcome, code, Durations.text(Duration.ofNanos(run.durationNanos())), reason);
        terminal.line(style.dim(indent + run.jobType() + " ") + line);
        details(run).forEach(detail -> terminal.line(style.dim(indent + "  " + Style.plain(detail))));
    }

    /** What policy and the ledger said, what was called, what was stored. */
    private static List<String> details(Story.Run run) {
        List<String> details = new ArrayList<>();
        String judged = run.policy().isEmpty() ? "" : "policy " + run.policy();
        String effect = run.effect().isEmpty() ? "" : "effect " + run.effect();
        if (!judged.isEmpty() || !effect.isEmpty()) {
            details.add(judged + (judged.isEmpty() || effect.isEmpty() ? "" : "; ") + effect);
        }
        run.calls()
                .forEach(call ->
                        details.add(call.text() + ", " + Durations.text(Duration.ofNanos(call.durationNanos()))));
        run.stored().forEach(stored -> details.add("stored " + stored));
        return details;
    }
}
