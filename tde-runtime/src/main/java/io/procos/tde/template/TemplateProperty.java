package io.procos.tde.template;

import io.procos.tde.Input;
import io.procos.tde.binding.RecordSchema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of an element template's {@code properties}. */
final class TemplateProperty {
    static final String RESULT = "Result";
    static final String RETRIES = "Retries";

    private TemplateProperty() {}

    static String group(RecordComponent component) {
        Input input = component.getAnnotation(Input.class);
        return input == null ? "Input" : input.group();
    }

    static Map<String, Object> jobType(String type) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("id", "task-type");
        property.put("value", type);
        property.put("type", "Hidden");
        property.put("binding", binding("zeebe:taskDefinition", "property", "type"));
        return property;
    }

    static Map<String, Object> input(RecordComponent component) {
        Input input = component.getAnnotation(Input.class);
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("id", component.getName());
        property.put("label", input == null ? component.getName() : input.label());
        describe(property, input);
        property.put("group", ElementTemplates.id(group(component)));
        property.put("binding", binding("zeebe:input", "name", component.getName()));
        demand(property, component);
        shape(property, component, input);
        return property;
    }

    /** Modeler writes an output mapping only when the field is filled in; without any, all results go to the process. */
    static Map<String, Object> output(RecordComponent component) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("id", "result-" + component.getName());
        property.put("label", "Variable for " + component.getName());
        property.put("group", ElementTemplates.id(RESULT));
        property.put("binding", binding("zeebe:output", "source", "=" + component.getName()));
        property.put("optional", true);
        property.put("type", "String");
        return property;
    }

    static Map<String, Object> retries() {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("id", "task-retries");
        property.put("label", "Retries");
        property.put("description", "How often the task is tried before it becomes an incident");
        property.put("group", ElementTemplates.id(RETRIES));
        property.put("binding", binding("zeebe:taskDefinition", "property", "retries"));
        property.put("value", "3");
        property.put("feel", "optional");
        property.put("type", "String");
        return property;
    }

    private static void describe(Map<String, Object> property, @Nullable Input input) {
        if (input != null && !input.description().isEmpty()) {
            property.put("description", input.description());
        }
        if (input != null && !input.example().isEmpty()) {
            property.put("placeholder", input.example());
        }
    }

    private static void demand(Map<String, Object> property, RecordComponent component) {
        if (RecordSchema.isRequired(component)) {
            property.put("constraints", Map.of("notEmpty", true));
        } else {
            property.put("optional", true);
        }
    }

    private static void shape(Map<String, Object> property, RecordComponent component, @Nullable Input input) {
        Class<?> type = component.getType();
        if (type.isEnum()) {
            property.put("type", "Dropdown");
            property.put(
                    "choices",
                    Arrays.stream(type.getEnumConstants())
                            .map(TemplateProperty::choice)
                            .toList());
        } else if (type == boolean.class || type == Boolean.class) {
            typed(property, "Boolean", "static");
        } else if (isNumber(type)) {
            typed(property, "Number", "static");
        } else if (RecordSchema.isText(component)) {
            typed(property, input != null && input.multiline() ? "Text" : "String", secret(input) ? null : "optional");
        } else {
            typed(property, "Text", "required");
        }
    }

    private static boolean secret(@Nullable Input input) {
        return input != null && input.secret();
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class && type != char.class;
    }

    private static void typed(Map<String, Object> property, String type, @Nullable String feel) {
        if (feel != null) {
            property.put("feel", feel);
        }
        property.put("type", type);
    }

    private static Map<String, Object> choice(Object constant) {
        return pairs("name", constant.toString(), "value", constant.toString());
    }

    private static Map<String, Object> binding(String type, String key, String value) {
        return pairs("type", type, key, value);
    }

    static Map<String, Object> pairs(String first, String one, String second, String other) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        pairs.put(first, one);
        pairs.put(second, other);
        return pairs;
    }
}
