package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a JSON object with the field names of {@link Draft}; fields it does not know are ignored. Thread-safe. */
final class JsonInvoices {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    Invoice read(byte[] json) throws TaskError.Rejection {
        try {
            return MAPPER.readValue(json, Draft.class).checked("json");
        } catch (DatabindException wrongType) {
            throw Refusal.invalid(reason(wrongType));
        } catch (JacksonException broken) {
            throw Refusal.unreadable(
                    "the JSON is broken at line %d: %s"
                            .formatted(broken.getLocation().getLineNr(), broken.getOriginalMessage()),
                    broken);
        }
    }

    private static String reason(DatabindException wrong) {
        String field = wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        if (field.isEmpty()) {
            return "one JSON object per file is read, with the fields id, issueDate, currency, supplier, customer, lines";
        }
        String cause = wrong.getOriginalMessage().lines().findFirst().orElse("");
        return "field '%s' does not fit: %s".formatted(field, cause);
    }
}
