package io.procos.memory.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some of many; {@code next} is the cursor for those after them, null at the end. */
record Page<T>(List<T> items, @Nullable String next) {

    /** Of one row more than was asked for, which says whether there is a next page. */
    static <T> Page<T> of(List<T> rows, Paging paging, Function<T, Cursor> place) {
        if (rows.size() <= paging.limit()) return new Page<>(rows, null);
        List<T> items = rows.subList(0, paging.limit());
        return new Page<>(items, place.apply(items.getLast()).text());
    }
}
