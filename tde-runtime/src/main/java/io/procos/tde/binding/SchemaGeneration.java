package io.procos.tde.binding;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import io.procos.tde.Input;
import java.lang.reflect.AnnotatedType;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Generates the JSON Schema (2020-12) of a record from its components, {@link Input} and JSpecify nullness. */
final class SchemaGeneration {
    private static final Set<Class<?>> TEXT = Set.of(String.class, CharSequence.class);
    private static final SchemaGenerator GENERATOR = generator();

    private SchemaGeneration() {}

    /** Slow; ask once per record. */
    static synchronized ObjectNode of(Class<? extends Record> record) {
        return GENERATOR.generateSchema(record);
    }

    /** Primitives are never null, and of the rest only what is marked {@code @Nullable} may be. */
    static boolean required(FieldScope field) {
        Input input = field.getAnnotationConsideringFieldAndGetter(Input.class);
        return input != null && input.required() || !nullable(field);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(
                        Option.INLINE_ALL_SCHEMAS,
                        Option.FLATTENED_ENUMS_FROM_TOSTRING,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.STANDARD_FORMATS);
        config.forFields()
                .withRequiredCheck(SchemaGeneration::required)
                .withNullableCheck(SchemaGeneration::nullable)
                .withDescriptionResolver(SchemaGeneration::description)
                .withStringMaxLengthResolver(SchemaGeneration::maxLength);
        config.forTypesInGeneral()
                .withStringFormatResolver(type -> type.getType().getErasedType() == Duration.class ? "duration" : null);
        return new SchemaGenerator(config.build());
    }

    private static boolean nullable(FieldScope field) {
        AnnotatedType type = field.getRawMember().getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String description(FieldScope field) {
        Input input = field.getAnnotationConsideringFieldAndGetter(Input.class);
        return input == null || input.description().isEmpty() ? null : input.description();
    }

    private static @Nullable Integer maxLength(FieldScope field) {
        Input input = field.getAnnotationConsideringFieldAndGetter(Input.class);
        return input == null || !TEXT.contains(field.getType().getErasedType()) ? null : input.maxLength();
    }
}
