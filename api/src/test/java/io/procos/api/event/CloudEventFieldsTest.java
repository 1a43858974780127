package io.procos.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CloudEventFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<CloudEvent> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesJson(CloudEvent event) throws Exception {
        String json = JSON.writeValueAsString(CloudEventFields.of(event));

        CloudEvent read = CloudEventFields.read(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));

        assertThat(read).isEqualTo(event);
    }

    @Test
    void knowsEveryRecordByItsType() {
        var sampled = samples().map(CloudEvent::type).collect(Collectors.toSet());

        assertThat(EventTypes.all().keySet()).isEqualTo(sampled);
        assertThat(EventTypes.named("io.procos.flow.taken.v1")).isEqualTo(EngineEvent.FlowTaken.class);
    }

    @Test
    void leavesEmptyFieldsOut() {
        Map<String, Object> fields = CloudEventFields.of(samples().findFirst().orElseThrow());

        assertThat(fields).containsEntry("specversion", "1.0").doesNotContainKey("traceparent");
    }

    @Test
    void ignoresFieldsOfALaterVersion() {
        CloudEvent event = samples().findFirst().orElseThrow();
        Map<String, Object> fields = new LinkedHashMap<>(CloudEventFields.of(event));
        fields.put("tracestate", "x=1");

        assertThat(CloudEventFields.read(fields)).isEqualTo(event);
    }

    @Test
    void namesTheMissingField() {
        Map<String, Object> fields =
                new LinkedHashMap<>(CloudEventFields.of(samples().findFirst().orElseThrow()));
        fields.put("data", Map.of("bpmnProcessId", "order"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventFields.read(fields))
                .withMessageContaining("ProcessDeployed.processDefinitionKey is missing or of the wrong kind");
    }

    @Test
    void refusesAnUnknownType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventFields.read(Map.of("type", "io.procos.order.lost.v1")))
                .withMessageContaining("unknown event type 'io.procos.order.lost.v1'");
    }

    @Test
    void writesWhatJsonHasNoWordForAsText() {
        var note = new TaskEvent.TaskNoted("1", 1, 1, "waited", Map.of("for", java.time.Duration.ofSeconds(3)));

        Map<String, Object> fields = CloudEventFields.of(CloudEvent.of("1", "/w", null, java.time.Instant.EPOCH, note));

        assertThat(fields)
                .extractingByKey("data")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("details", Map.of("for", "PT3S"));
    }
}
