package io.procos.tde.objects;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError;
import io.procos.api.TaskOutcome;
import io.procos.tde.Input;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the content back where an input that asks for it by {@link Input#fetched} holds a reference, and checks it against
 * the reference. Other inputs keep their references.
 */
public final class Fetch implements TaskInterceptor {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ClassValue<List<String>> ASKING = new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> input) {
            return askedBy(input);
        }
    };

    private final ObjectStore store;
    private final int most;

    public Fetch(ObjectExchange exchange) {
        store = exchange.store();
        most = Math.toIntExact(exchange.fetchBelow().toBytes());
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        for (String name : ASKING.get(run.adapter().input())) {
            if (run.input().get(name) instanceof ObjectNode value && value.has("object") && value.has("mediaType")) {
                run.input().set(name, content(run, name, value));
            }
        }
        return next.proceed(run);
    }

    private static List<String> askedBy(Class<?> input) {
        return Arrays.stream(input.getRecordComponents())
                .filter(component -> isFetched(component.getAnnotation(Input.class)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static boolean isFetched(@Nullable Input input) {
        return input != null && input.fetched();
    }

    private JsonNode content(TaskRun run, String name, ObjectNode value) throws Exception {
        ObjectReference reference = reference(run, name, value);
        try (InputStream content = store.open(reference)) {
            byte[] bytes = run.interruptibly(() -> content.readNBytes(most + 1));
            if (bytes.length > most) {
                throw wrong(
                        run,
                        name,
                        "refers to more than " + most + " bytes, the most that procos.objects.fetch-below" + " allows");
            }
            return StoredValue.read(bytes, reference.mediaType());
        } catch (ObjectMissing | ObjectDamaged e) {
            throw new TaskError.Permanent(
                    "element " + run.job().elementId() + ": input '" + name + "': " + e.getMessage(), e);
        } catch (IOException e) {
            throw new TaskError.Transient(
                    "element " + run.job().elementId() + ": input '" + name + "' cannot be fetched: " + e.getMessage(),
                    e);
        }
    }

    private static ObjectReference reference(TaskRun run, String name, ObjectNode value) throws TaskError {
        try {
            return JSON.treeToValue(value, ObjectReference.class);
        } catch (JacksonException e) {
            Throwable cause = e.getCause();
            throw wrong(run, name, "is no reference: " + (cause == null ? e.getOriginalMessage() : cause.getMessage()));
        }
    }

    private static TaskError.Rejection wrong(TaskRun run, String name, String what) {
        return new TaskError.Rejection(
                ErrorCode.INVALID_INPUT,
                "element " + run.job().elementId() + ": input '" + name + "' " + what + " ["
                        + run.job().type() + "]");
    }
}
