package io.procos.tde.run;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An adapter with its declaration read once, because every look into an annotation costs a job: job type, what policy
 * looks at, effect, lease, and the records it takes and gives. Immutable and thread-safe.
 *
 * @param description one line for people
 * @param policyArgument the input that policy looks at; empty when there is none
 */
public record AdapterDefinition(
        String jobType,
        String description,
        String policyArgument,
        EffectKind effect,
        Adapter<Record, Record> adapter,
        Class<? extends Record> input,
        Class<? extends Record> output,
        Duration lease) {

    /**
     * Reads the declaration from the adapter's class.
     *
     * @throws IllegalArgumentException when the class lacks {@link AdapterType} or does not name its record types
     */
    public static AdapterDefinition of(Adapter<?, ?> adapter) {
        return of(adapter, adapter.getClass());
    }

    /** As {@link #of(Adapter)}, for an adapter behind a proxy whose real class is {@code type}. */
    @SuppressWarnings("unchecked")
    public static AdapterDefinition of(Adapter<?, ?> adapter, Class<?> type) {
        AdapterType declaration = declarationOf(type);
        return new AdapterDefinition(
                declaration.value(),
                declaration.description(),
                declaration.policyArgument(),
                declaration.effect(),
                (Adapter<Record, Record>) adapter,
                inputOf(type),
                outputOf(type),
                leaseOf(declaration, type));
    }

    /** The declaration of an adapter class. */
    public static AdapterType declarationOf(Class<?> type) {
        AdapterType declaration = type.getAnnotation(AdapterType.class);
        if (declaration == null) {
            throw new IllegalArgumentException(
                    type.getName() + " is an Adapter without @AdapterType: annotate it with its job type");
        }
        return declaration;
    }

    /** The record an adapter class takes. */
    public static Class<? extends Record> inputOf(Class<?> type) {
        return recordOf(type, 0);
    }

    /** The record an adapter class gives. */
    public static Class<? extends Record> outputOf(Class<?> type) {
        return recordOf(type, 1);
    }

    private static void collectTypeArguments(@Nullable Type type, Map<TypeVariable<?>, Type> found) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            TypeVariable<?>[] parameters = raw.getTypeParameters();
            for (int i = 0; i < parameters.length; i++) {
                found.put(parameters[i], parameterized.getActualTypeArguments()[i]);
            }
            collectTypeArguments(raw, found);
        } else if (type instanceof Class<?> raw) {
            collectTypeArguments(raw.getGenericSuperclass(), found);
            for (Type parent : raw.getGenericInterfaces()) {
                collectTypeArguments(parent, found);
            }
        }
    }

    private static Class<? extends Record> recordOf(Class<?> type, int parameter) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        collectTypeArguments(type, arguments);
        Type argument = Adapter.class.getTypeParameters()[parameter];
        while (argument instanceof TypeVariable<?> variable && arguments.containsKey(variable)) {
            argument = arguments.get(variable);
        }
        if (argument instanceof Class<?> found && found.isRecord()) {
            return found.asSubclass(Record.class);
        }
        throw new IllegalArgumentException(
                type.getName() + " does not say which records it takes and gives: write it as"
                        + " a class that implements Adapter<Input, Output>, not as a lambda");
    }

    private static Duration leaseOf(AdapterType declaration, Class<?> type) {
        try {
            return Duration.parse(declaration.lease());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    type.getName() + ": lease '" + declaration.lease() + "' is not an ISO-8601 duration such as PT30S",
                    e);
        }
    }
}
