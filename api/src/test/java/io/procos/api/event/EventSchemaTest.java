package io.procos.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/events} holds one JSON Schema per event type; {@code -Dschemas.update=true} writes them anew. */
class EventSchemaTest {

    private static final Path DOCS = Path.of("..", "docs", "events");
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final SchemaGenerator GENERATOR = generator();

    @BeforeAll
    static void update() throws IOException {
        if (!Boolean.getBoolean("schemas.update")) return;
        Files.createDirectories(DOCS);
        for (String type : EventTypes.all().keySet()) Files.writeString(file(type), schema(type));
    }

    static Stream<String> types() {
        return EventTypes.all().keySet().stream();
    }

    static Stream<CloudEvent> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isCurrent(String type) throws IOException {
        assertThat(file(type))
                .as("run this test with -Dschemas.update=true")
                .exists()
                .hasContent(schema(type));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acceptsWhatIsSent(CloudEvent event) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file(event.type())));

        var errors = schema.validate(JSON.writeValueAsString(CloudEventFields.of(event)), InputFormat.JSON);

        assertThat(errors).isEmpty();
    }

    @Test
    void describesNothingThatIsGone() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(
                            types().map(EventSchemaTest::file).toList());
        }
    }

    private static Path file(String type) {
        return DOCS.resolve(type + ".json");
    }

    private static String schema(String type) {
        ObjectNode schema = GENERATOR.generateSchema(CloudEvent.class);
        ObjectNode data = GENERATOR.generateSchema(EventTypes.named(type));
        data.remove("$schema");
        schema.put("title", type);
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.putObject("type").put("const", type);
        properties.putObject("specversion").put("const", "1.0");
        properties.set("data", data);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_ALL_SCHEMAS);
        config.forFields().withRequiredCheck(EventSchemaTest::isRequired);
        return new SchemaGenerator(config.build());
    }

    private static boolean isRequired(FieldScope field) {
        return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
