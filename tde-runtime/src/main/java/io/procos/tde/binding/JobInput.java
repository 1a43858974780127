package io.procos.tde.binding;

import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.run.Job;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an adapter's record is bound from: the job's variables, which input mappings fill, and where a variable is missing
 * or null, the custom header of the same name. Headers are text, so one for a number, a flag, a list or an object is read
 * as JSON. A diagram whose job type is an expression cannot map each field: it gives them all in one variable,
 * {@value #WHOLE}, which then stands for the variables. Thread-safe.
 */
public final class JobInput {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String WHOLE = "taskInput";
    private static final String TRACE = "traceparent";

    /** What the executor itself reads beside the adapter's input: how to do the task, and what tells effects apart. */
    private static final List<String> OURS = List.of("mode", "businessKey", "loopCounter", "effectKey");

    private JobInput() {}

    /** The variables that a worker for this adapter has to fetch: those of its record, its whole, and the executor's own. */
    public static List<String> variablesOf(AdapterDefinition adapter) {
        Stream<String> inputs = RecordSchema.of(adapter.input()).json().path("properties").propertyNames().stream();
        return Stream.of(inputs, Stream.of(WHOLE, TRACE), OURS.stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** A fresh tree that the run may change. */
    public static ObjectNode of(Job job, AdapterDefinition adapter) {
        ObjectNode input = whole(parse(job.variables()), adapter);
        if (!job.headers().isEmpty()) {
            RecordSchema schema = RecordSchema.of(adapter.input());
            job.headers().forEach((name, text) -> fill(input, name, text, schema));
        }
        return input;
    }

    /** What is said about the run goes along; a mode of the adapter's own is its own. */
    private static ObjectNode whole(ObjectNode variables, AdapterDefinition adapter) {
        if (!(variables.remove(WHOLE) instanceof ObjectNode whole)) {
            return variables;
        }
        carry(TRACE, variables, whole);
        RecordSchema schema = RecordSchema.of(adapter.input());
        for (String name : OURS) {
            if (schema.component(name).isMissingNode()) {
                carry(name, variables, whole);
            }
        }
        return whole;
    }

    private static void carry(String name, ObjectNode variables, ObjectNode whole) {
        JsonNode value = variables.get(name);
        if (value != null) {
            whole.set(name, value);
        }
    }

    private static ObjectNode parse(String variables) {
        if (variables.isEmpty() || variables.equals("{}")) {
            return JSON.createObjectNode();
        }
        return JSON.readTree(variables).asObject();
    }

    private static void fill(ObjectNode input, String name, String text, RecordSchema schema) {
        JsonNode component = schema.component(name);
        if (!component.isMissingNode() && !input.hasNonNull(name)) {
            input.set(name, wantsText(component) ? JSON.getNodeFactory().stringNode(text) : parsed(text));
        }
    }

    private static boolean wantsText(JsonNode component) {
        JsonNode type = component.path("type");
        return type.isArray()
                ? type.valueStream().anyMatch(one -> one.asString().equals("string"))
                : type.asString("string").equals("string");
    }

    /** Text that is no JSON stays text: the schema then says what was expected. */
    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.getNodeFactory().stringNode(text);
        }
    }
}
