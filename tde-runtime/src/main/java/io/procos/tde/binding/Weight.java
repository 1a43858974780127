package io.procos.tde.binding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** About how many bytes a value takes as JSON, without writing it. */
public final class Weight {
    private static final int SCALAR = 8;

    private Weight() {}

    /** The weight of a text, a map, a list, or anything smaller. */
    public static long of(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length() + 2L;
            case Map<?, ?> map -> fields(map);
            case Collection<?> list -> items(list);
            case null, default -> SCALAR;
        };
    }

    private static long fields(Map<?, ?> map) {
        long bytes = 0;
        for (Map.Entry<?, ?> field : map.entrySet()) {
            bytes += String.valueOf(field.getKey()).length() + 4L + of(field.getValue());
        }
        return bytes;
    }

    private static long items(Collection<?> list) {
        long bytes = 0;
        for (Object item : list) {
            bytes += of(item) + 1;
        }
        return bytes;
    }

    static String heaviest(Map<String, @Nullable Object> values) {
        return values.entrySet().stream()
                .max(Comparator.comparingLong(entry -> of(entry.getValue())))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
