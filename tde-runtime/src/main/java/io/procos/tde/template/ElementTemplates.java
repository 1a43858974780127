package io.procos.tde.template;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.run.AdapterDefinition;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates the Camunda element template of an adapter: its job type, an input mapping for every component of its input
 * record, an output mapping for every component of its output record, and the retries.
 */
public final class ElementTemplates {
    private static final String SCHEMA =
            "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json";
    private static final Pattern JOB_TYPE = Pattern.compile("(.+)\\.v(\\d+)");
    private static final ObjectWriter WRITER = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private ElementTemplates() {}

    /**
     * The template as JSON text that ends with a line break.
     *
     * @throws IllegalArgumentException when the job type does not end in {@code .v<n>}
     */
    public static String generate(Class<? extends Adapter<?, ?>> adapter) {
        AdapterType declaration = AdapterDefinition.declarationOf(adapter);
        return WRITER.writeValueAsString(
                        template(declaration, AdapterDefinition.inputOf(adapter), AdapterDefinition.outputOf(adapter)))
                + "\n";
    }

    private static Map<String, Object> template(
            AdapterType declaration, Class<? extends Record> input, Class<? extends Record> output) {
        Matcher type = JOB_TYPE.matcher(declaration.value());
        if (!type.matches()) {
            throw new IllegalArgumentException(
                    "job type " + declaration.value() + " has no version: write it as procos.<family>.<action>.v<n>");
        }
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("$schema", SCHEMA);
        template.put("name", declaration.name());
        template.put("id", type.group(1));
        template.put("version", Integer.valueOf(type.group(2)));
        template.put("description", description(declaration));
        template.put("category", TemplateProperty.pairs("id", "procos", "name", "ProcOS"));
        template.put("appliesTo", List.of("bpmn:Task"));
        template.put("elementType", Map.of("value", "bpmn:ServiceTask"));
        template.put("engines", Map.of("camunda", "^8.8"));
        template.put("groups", groups(input, output));
        template.put("properties", properties(declaration, input, output));
        return template;
    }

    private static String description(AdapterType declaration) {
        return declaration.errors().length == 0
                ? declaration.description()
                : declaration.description() + " Errors: " + String.join("; ", declaration.errors());
    }

    private static List<Object> groups(Class<? extends Record> input, Class<? extends Record> output) {
        Set<String> labels = new LinkedHashSet<>();
        components(input).forEach(component -> labels.add(TemplateProperty.group(component)));
        if (output.getRecordComponents().length > 0) {
            labels.add(TemplateProperty.RESULT);
        }
        labels.add(TemplateProperty.RETRIES);
        return labels.stream()
                .<Object>map(label -> TemplateProperty.pairs("id", id(label), "label", label))
                .toList();
    }

    private static List<Object> properties(
            AdapterType declaration, Class<? extends Record> input, Class<? extends Record> output) {
        List<Object> properties = new ArrayList<>();
        properties.add(TemplateProperty.jobType(declaration.value()));
        components(input).forEach(component -> properties.add(TemplateProperty.input(component)));
        components(output).forEach(component -> properties.add(TemplateProperty.output(component)));
        properties.add(TemplateProperty.retries());
        return properties;
    }

    private static List<RecordComponent> components(Class<? extends Record> record) {
        return Arrays.asList(record.getRecordComponents());
    }

    /** "Sign in" becomes {@code sign-in}. */
    static String id(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
