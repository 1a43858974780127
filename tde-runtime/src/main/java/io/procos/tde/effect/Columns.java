package io.procos.tde.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives a statement whole columns instead of single values: one round trip for a batch of any size. */
final class Columns<T> {
    private final PreparedStatement statement;
    private final List<T> rows;
    private int next = 1;

    private Columns(PreparedStatement statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    static <T> Columns<T> of(PreparedStatement statement, List<T> rows) {
        return new Columns<>(statement, rows);
    }

    Columns<T> text(Function<T, @Nullable String> value) throws SQLException {
        return array("text", value);
    }

    Columns<T> number(Function<T, Long> value) throws SQLException {
        return array("bigint", value);
    }

    private Columns<T> array(String type, Function<T, ?> value) throws SQLException {
        Connection connection = statement.getConnection();
        Object[] column = rows.stream().map(value).toArray();
        statement.setArray(next++, connection.createArrayOf(type, column));
        return this;
    }
}
