package io.procos.api.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes records apart into what JSON has words for; whatever else lies in a free map becomes its text. */
final class FieldWriter {

    private FieldWriter() {}

    static Map<String, Object> fields(Record record) {
        List<RecordShape.Component> components =
                RecordShape.of(record.getClass()).components();
        Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(components.size());
        for (RecordShape.Component component : components) {
            Object value = plain(component.valueIn(record));
            if (value != null) fields.put(component.name(), value);
        }
        return fields;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            case Record record -> fields(record);
            case Map<?, ?> map -> plainMap(map);
            case Collection<?> list -> plainList(list);
            default -> value.toString();
        };
    }

    private static Map<String, Object> plainMap(Map<?, ?> map) {
        Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((name, value) -> {
            Object plain = plain(value);
            if (plain != null) fields.put(String.valueOf(name), plain);
        });
        return fields;
    }

    private static List<@Nullable Object> plainList(Collection<?> items) {
        List<@Nullable Object> list = new ArrayList<>(items.size());
        for (Object item : items) list.add(plain(item));
        return list;
    }
}
