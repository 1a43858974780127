package io.procos.memory.query;

import io.procos.memory.sql.Conditions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code name=value}: instances with such a variable in any scope. The value is JSON, or a text without quotes. */
record VariableFilter(String name, String json, String quoted) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Optional<VariableFilter> parse(@Nullable String text) {
        if (text == null) return Optional.empty();
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw Refusal.field(
                    "variable", "'" + text + "' is no name=value", "write for example variable=amount=12.5");
        }
        String value = text.substring(equals + 1);
        return Optional.of(new VariableFilter(text.substring(0, equals), value, JSON.writeValueAsString(value)));
    }

    void addTo(Conditions conditions) {
        conditions
                .and("process_instance_key in (select v.process_instance_key from variable v where v.name = :variable"
                        + " and md5(v.json) in (md5(:json), md5(:quoted)) and v.json in (:json, :quoted))")
                .with("variable", name)
                .with("json", json)
                .with("quoted", quoted);
    }
}
