package io.procos.engine.exporting;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camunda.zeebe.exporter.api.context.Configuration;
import java.util.Map;

/** An exporter's arguments, as they are or bound to a class of its own (names in any case, unknown ones ignored). */
record ExporterConfiguration(ExporterSpec spec) implements Configuration {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public String getId() {
        return spec.id();
    }

    @Override
    public Map<String, Object> getArguments() {
        return spec.args();
    }

    @Override
    public <T> T instantiate(Class<T> type) {
        return MAPPER.convertValue(spec.args(), type);
    }
}
