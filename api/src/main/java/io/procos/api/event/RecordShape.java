package io.procos.api.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record class taken apart once: its components in order, and how to make one. Thread-safe. */
record RecordShape(List<Component> components, Constructor<?> constructor) {

    /** One component; {@code nullable} is its JSpecify annotation. */
    record Component(String name, Type type, boolean nullable, Method accessor) {

        private static Component of(RecordComponent component) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Component(component.getName(), component.getGenericType(), nullable, component.getAccessor());
        }

        @Nullable Object valueIn(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }

        private @Nullable Object nothing() {
            Class<?> raw = accessor.getReturnType();
            if (raw == List.class) return List.of();
            if (raw == Map.class) return Map.of();
            if (raw == boolean.class) return false;
            if (raw == int.class) return 0;
            if (raw == double.class) return 0.0;
            return raw == long.class ? 0L : null;
        }
    }

    private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return takeApart(type);
        }
    };

    static RecordShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    <R> R create(Class<R> type, @Nullable Object[] values) {
        try {
            return type.cast(constructor.newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + type.getSimpleName() + ": " + e.getCause(), e);
        }
    }

    /** The record with nothing in it: zeros, empty lists and maps, nulls. */
    <R> R empty(Class<R> type) {
        return create(type, components.stream().map(Component::nothing).toArray());
    }

    private static RecordShape takeApart(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            List<Component> parts = Arrays.stream(components).map(Component::of).toList();
            return new RecordShape(parts, type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }
}
