package io.procos.api.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts records together again from their fields; {@code data} is the class to read where {@link EventData} stands. */
record FieldReader(Class<? extends EventData> data) {

    /** Throws {@link IllegalArgumentException} that names the field which is missing or of the wrong kind. */
    <R> R read(Class<R> type, Map<?, ?> fields) {
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] values = new Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type, shape.components().get(i), fields);
        }
        return shape.create(type, values);
    }

    private @Nullable Object value(Class<?> owner, RecordShape.Component component, Map<?, ?> fields) {
        Object raw = fields.get(component.name());
        if (raw == null && component.nullable()) return null;
        try {
            return typed(component.type(), raw);
        } catch (ClassCastException | NullPointerException | ArithmeticException | DateTimeException wrong) {
            String field = owner.getSimpleName() + "." + component.name();
            throw new IllegalArgumentException(field + " is missing or of the wrong kind: " + raw, wrong);
        }
    }

    private Object typed(Type type, @Nullable Object raw) {
        if (type instanceof ParameterizedType of) return collection(of, raw);
        if (type == String.class) return String.class.cast(present(raw));
        if (type == boolean.class) return Boolean.class.cast(present(raw));
        if (type == int.class) return Math.toIntExact(((Number) present(raw)).longValue());
        if (type == long.class || type == Long.class) return ((Number) present(raw)).longValue();
        if (type == double.class) return ((Number) present(raw)).doubleValue();
        if (type == Instant.class) return Instant.parse((String) present(raw));
        if (type == EventData.class) return read(data, (Map<?, ?>) present(raw));
        if (type instanceof Class<?> record && record.isRecord()) return read(record, (Map<?, ?>) present(raw));
        return present(raw);
    }

    private Object collection(ParameterizedType type, @Nullable Object raw) {
        return type.getRawType() == Map.class
                ? map(type.getActualTypeArguments()[1], raw == null ? Map.of() : (Map<?, ?>) raw)
                : list(type.getActualTypeArguments()[0], raw == null ? List.of() : (List<?>) raw);
    }

    private Map<String, Object> map(Type valueType, Map<?, ?> raw) {
        Map<String, Object> map = LinkedHashMap.newLinkedHashMap(raw.size());
        raw.forEach((name, value) -> {
            if (value != null) map.put((String) name, typed(valueType, value));
        });
        return map;
    }

    private List<Object> list(Type itemType, List<?> raw) {
        List<Object> list = new ArrayList<>(raw.size());
        for (Object item : raw) list.add(typed(itemType, item));
        return list;
    }

    private static Object present(@Nullable Object raw) {
        if (raw == null) throw new NullPointerException("missing");
        return raw;
    }
}
