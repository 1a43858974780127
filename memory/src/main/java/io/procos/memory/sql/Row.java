package io.procos.memory.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One row, read by column names. Valid until the next row. */
public record Row(ResultSet columns) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Makes one thing of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    public static <T> RowMapper<T> as(Reader<T> reader) {
        return (columns, number) -> reader.read(new Row(columns));
    }

    public long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    public int count(String column) throws SQLException {
        return columns.getInt(column);
    }

    public double amount(String column) throws SQLException {
        return columns.getDouble(column);
    }

    public boolean flag(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    public @Nullable Long numberOrNull(String column) throws SQLException {
        return columns.getObject(column, Long.class);
    }

    public @Nullable Integer countOrNull(String column) throws SQLException {
        return columns.getObject(column, Integer.class);
    }

    public @Nullable Double amountOrNull(String column) throws SQLException {
        return columns.getObject(column, Double.class);
    }

    public String text(String column) throws SQLException {
        String text = columns.getString(column);
        return text == null ? "" : text;
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return columns.getString(column);
    }

    public Instant time(String column) throws SQLException {
        Instant time = timeOrNull(column);
        return time == null ? Instant.EPOCH : time;
    }

    public @Nullable Instant timeOrNull(String column) throws SQLException {
        OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public List<String> texts(String column) throws SQLException {
        Array array = columns.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** A JSON object. */
    public Map<String, Object> object(String column) throws SQLException {
        String json = columns.getString(column);
        return json == null ? Map.of() : JSON.readValue(json, OBJECT);
    }
}
