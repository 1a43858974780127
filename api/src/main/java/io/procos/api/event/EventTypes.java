package io.procos.api.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which record stands behind which CloudEvents type: read off the sealed interfaces, so a new record is known at once. */
public final class EventTypes {

    private static final SortedMap<String, Class<? extends EventData>> BY_NAME = records(EventData.class)
            .collect(Collectors.toMap(EventTypes::nameOf, record -> record, EventTypes::duplicate, TreeMap::new));

    private EventTypes() {}

    /** All types and their records, sorted by type; unmodifiable. */
    public static SortedMap<String, Class<? extends EventData>> all() {
        return Collections.unmodifiableSortedMap(BY_NAME);
    }

    /**
     * The record behind a type.
     *
     * @throws IllegalArgumentException if no record has this type
     */
    public static Class<? extends EventData> named(String type) {
        Class<? extends EventData> record = BY_NAME.get(type);
        if (record == null) {
            throw new IllegalArgumentException(
                    "unknown event type '" + type + "', written by a newer version? Known are " + BY_NAME.keySet());
        }
        return record;
    }

    private static Stream<Class<? extends EventData>> records(Class<? extends EventData> data) {
        if (data.isRecord()) return Stream.of(data);
        return Arrays.stream(data.getPermittedSubclasses()).flatMap(sub -> records(sub.asSubclass(EventData.class)));
    }

    /** {@code type()} is a constant of its record, so an empty one tells it as well as a full one. */
    private static String nameOf(Class<? extends EventData> record) {
        return RecordShape.of(record).empty(record).type();
    }

    private static Class<? extends EventData> duplicate(Class<?> one, Class<?> other) {
        throw new IllegalStateException(one.getName() + " and " + other.getName() + " have the same event type");
    }
}
