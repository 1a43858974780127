package io.procos.exporter;

import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.JobChanged;
import io.procos.api.event.EngineEvent.VariableChanged;
import org.jspecify.annotations.Nullable;

/**
 * Cuts long texts, twice: early with a margin, so that nobody searches megabytes for what must be redacted, and at last to
 * the limit. Half of a mail address at the very end would no longer be known as one.
 *
 * @param limit most characters of a text
 */
record TextLimit(int limit) {

    private static final int MARGIN = 8 * 1024;

    boolean isOver(String text) {
        return text.length() > limit;
    }

    /** Before redaction. */
    String early(String text) {
        return cut(text, limit + MARGIN);
    }

    /** After redaction. */
    EngineEvent late(EngineEvent event) {
        return switch (event) {
            case VariableChanged e
            when isOver(e.json()) ->
                new VariableChanged(
                        e.processInstanceKey(),
                        e.scopeKey(),
                        e.name(),
                        cut(e.json(), limit),
                        e.truncated(),
                        e.variableKey());
            case IncidentRaised e when isOver(e.message()) -> shorter(e);
            case JobChanged e when e.error() != null && isOver(e.error()) -> shorter(e, cut(e.error(), limit));
            default -> event;
        };
    }

    private IncidentRaised shorter(IncidentRaised e) {
        return new IncidentRaised(
                e.incidentKey(),
                e.processInstanceKey(),
                e.rootProcessInstanceKey(),
                e.rootProcessDefinitionKey(),
                e.bpmnProcessId(),
                e.elementInstanceKey(),
                e.elementId(),
                e.jobKey(),
                e.errorType(),
                cut(e.message(), limit));
    }

    private static JobChanged shorter(JobChanged e, @Nullable String error) {
        return new JobChanged(
                e.jobKey(),
                e.processInstanceKey(),
                e.elementInstanceKey(),
                e.elementId(),
                e.jobType(),
                e.state(),
                e.retries(),
                e.worker(),
                error);
    }

    /** Half a surrogate pair is no text that every reader takes. */
    private static String cut(String text, int most) {
        if (text.length() <= most) return text;
        boolean halvesPair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, halvesPair ? most - 1 : most);
    }
}
