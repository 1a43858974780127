package io.procos.tde.secrets;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError.Rejection;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.tde.log.LoggedSecrets;
import io.procos.tde.run.Mask;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts secrets where the input says <code>{{secrets.NAME}}</code> and hides them again in everything that comes out. The
 * job's variables keep the placeholder.
 */
public final class SecretResolution implements TaskInterceptor {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*secrets\\.([A-Za-z0-9_-]{1,128})\\s*}}");
    private static final String START = "{{";

    private final SecretSource source;
    private final SecretGrants grants;

    public SecretResolution(SecretSource source, SecretGrants grants) {
        this.source = source;
        this.grants = grants;
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        List<String> values = new ArrayList<>(0);
        resolve(run, run.input(), values);
        if (values.isEmpty()) {
            return next.proceed(run);
        }
        run.mask(Mask.of(values));
        LoggedSecrets.hide(values);
        return masked(run.mask(), next.proceed(run));
    }

    private static TaskOutcome masked(Mask mask, TaskOutcome outcome) {
        return switch (outcome) {
            case Completed completed -> new Completed(mask.values(completed.outputs()), completed.usage());
            case Rejected(String code, String reason) -> new Rejected(code, mask.text(reason));
            case Retryable retryable -> new Retryable(mask.text(retryable.reason()), retryable.backoff());
            case Broken(String reason) -> new Broken(mask.text(reason));
        };
    }

    private void resolve(TaskRun run, ObjectNode object, List<String> values) throws Rejection {
        for (String name : List.copyOf(object.propertyNames())) {
            JsonNode value = object.get(name);
            if (value instanceof StringNode text && text.stringValue().contains(START)) {
                object.put(name, filled(run, text.stringValue(), values));
            } else {
                descend(run, value, values);
            }
        }
    }

    private void resolve(TaskRun run, ArrayNode array, List<String> values) throws Rejection {
        for (int i = 0; i < array.size(); i++) {
            JsonNode value = array.get(i);
            if (value instanceof StringNode text && text.stringValue().contains(START)) {
                array.set(i, filled(run, text.stringValue(), values));
            } else {
                descend(run, value, values);
            }
        }
    }

    private void descend(TaskRun run, JsonNode value, List<String> values) throws Rejection {
        if (value instanceof ObjectNode object) {
            resolve(run, object, values);
        } else if (value instanceof ArrayNode array) {
            resolve(run, array, values);
        }
    }

    private String filled(TaskRun run, String text, List<String> values) throws Rejection {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = secret(run, matcher.group(1));
            values.add(value);
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    private String secret(TaskRun run, String name) throws Rejection {
        String type = run.job().type();
        if (!grants.allows(type, name)) {
            throw refused(
                    run, name, "is not granted to " + type + "; set procos.tde.secrets.allow[" + type + "]=" + name);
        }
        String value = source.find(name).orElse(null);
        if (value == null) {
            throw refused(
                    run,
                    name,
                    "is unknown to the worker; set the environment variable PROCOS_SECRET_" + name + " or put a file "
                            + name + " into its secrets folder");
        }
        if (value.length() < Mask.SHORTEST) {
            throw refused(
                    run, name, "has fewer than " + Mask.SHORTEST + " characters and could not be kept out of logs");
        }
        return value;
    }

    private static Rejection refused(TaskRun run, String name, String why) {
        return new Rejection(
                ErrorCode.INVALID_INPUT, "element " + run.job().elementId() + ": secret " + name + " " + why);
    }
}
