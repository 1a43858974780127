package io.procos.standalone.cli;

import io.procos.standalone.client.Story;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of one file.
 *
 * @param what the document in a few words; empty when it could not be read
 * @param outcome ordered, rejected, taken back; or how far it came
 * @param retries runs that failed and were tried again
 * @param human true when a person was asked
 */
record DemoResult(
        String file,
        long instanceKey,
        String what,
        String outcome,
        String reason,
        long retries,
        boolean human,
        boolean compensated,
        Duration took) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Accepted, rejected with a reason, or taken back: each is a result. Being stuck is none. */
    boolean isResult() {
        return switch (outcome) {
            case "ordered", "taken back" -> true;
            case "rejected" -> !reason.isEmpty();
            default -> false;
        };
    }

    static DemoResult of(String file, Story story, boolean human, Duration took) {
        Map<String, String> variables = story.variables().stream()
                .filter(variable -> variable.scopeKey() == story.instance().key())
                .collect(Collectors.toMap(Story.Variable::name, Story.Variable::json, (first, last) -> last));
        String outcome = text(variables.get("outcome"));
        return new DemoResult(
                file.substring(file.lastIndexOf('/') + 1),
                story.instance().key(),
                what(json(variables.get("invoice"))),
                outcome.isEmpty() ? stuck(story) : outcome,
                outcome.isEmpty() ? incident(story) : text(variables.get("reason")),
                story.withCalled().mapToLong(DemoResult::retries).sum(),
                human,
                outcome.equals("taken back"),
                took);
    }

    /** Whoever retries, the engine or a loop in the diagram: the second run of an element is one. */
    private static long retries(Story story) {
        long elements =
                story.runs().stream().map(Story.Run::elementId).distinct().count();
        return story.runs().size() - elements;
    }

    private static String what(JsonNode invoice) {
        if (invoice.path("id").isMissingNode()) {
            return "";
        }
        String kind = invoice.path("kind").asString("").equals("creditNote") ? "credit note " : "invoice ";
        return kind + invoice.path("id").asString("") + ", " + amount(invoice.path("payable")) + " "
                + invoice.path("currency").asString("");
    }

    private static String amount(JsonNode amount) {
        return amount.decimalValue().setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String stuck(Story story) {
        return story.instance().ended() ? story.instance().state() : "stuck";
    }

    private static String incident(Story story) {
        return story.withCalled()
                .flatMap(one -> one.incidents().stream())
                .filter(Story.Incident::open)
                .map(incident -> incident.elementId() + ": " + incident.message())
                .findFirst()
                .orElse("");
    }

    private static String text(@Nullable String json) {
        return json(json).asString("");
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return text == null ? MAPPER.missingNode() : MAPPER.readTree(text);
        } catch (JacksonException cutOff) {
            return MAPPER.missingNode();
        }
    }
}
