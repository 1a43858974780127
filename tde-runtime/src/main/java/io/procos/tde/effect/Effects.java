package io.procos.tde.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger as people use it: what happened, and their word on what nobody else can know. A decision raises the epoch, so
 * that no run of before can change it. Each call opens a connection of its own and fails with
 * {@link LedgerUnavailable} when it cannot. Thread-safe.
 */
public final class Effects {
    private static final String FILTER = " from effect where (?::text is null or state = ?)"
            + " and (?::bigint is null or process_instance_key = ?) order by changed_at desc limit ?";

    /** Not while a run is at it: who holds a claim would go on, and its result would be lost. */
    private static final String DECIDE = """
            update effect set state = ?, reason = ?, epoch = epoch + 1, owner = null, lease_until = null,
                result = case when ? then result else ? end, result_object = case when ? then result_object end,
                input_digest = null, changed_at = now()
            where effect_key = ? and (state <> 'claimed' or lease_until < clock_timestamp())
            returning\s""" + EffectEntry.COLUMNS;

    private static final String FORGET = """
            update effect set result = null, result_object = null, reason = null, input_digest = null
            where process_instance_key = ? and state = 'done'
            """;

    private final LedgerDatabase database;

    private Effects(LedgerDatabase database) {
        this.database = database;
    }

    public static Effects in(LedgerOptions options) {
        return new Effects(new LedgerDatabase(options));
    }

    /**
     * The latest first.
     *
     * @param state null for all
     * @param processInstanceKey null for all
     */
    public List<EffectEntry> list(@Nullable EffectState state, @Nullable Long processInstanceKey, int limit) {
        return call("select " + EffectEntry.COLUMNS + FILTER, query -> {
            String text = state == null ? null : state.text();
            query.setString(1, text);
            query.setString(2, text);
            query.setObject(3, processInstanceKey, java.sql.Types.BIGINT);
            query.setObject(4, processInstanceKey, java.sql.Types.BIGINT);
            query.setInt(5, limit);
            return entries(query);
        });
    }

    public Optional<EffectEntry> find(String key) {
        return call("select " + EffectEntry.COLUMNS + " from effect where effect_key = ?", query -> {
            query.setString(1, key);
            return entries(query).stream().findFirst();
        });
    }

    /**
     * It happened: further runs complete with these outputs.
     *
     * @param outputs null keeps the result that is known, if there is one
     * @param by who says so
     * @throws EffectBusy when a run is at it
     */
    public Optional<EffectEntry> done(String key, @Nullable Map<String, @Nullable Object> outputs, String by) {
        String result = outputs == null ? null : JsonMapper.shared().writeValueAsString(outputs);
        return decide(key, EffectState.DONE, outputs == null, result, by);
    }

    /**
     * It did not happen: the next run does it.
     *
     * @throws EffectBusy when a run is at it
     */
    public Optional<EffectEntry> notDone(String key, String by) {
        return decide(key, EffectState.OPEN, false, null, by);
    }

    /** Erases what the effects of an instance gave; that they happened stays. Returns how many there were. */
    public int forgetContent(long processInstanceKey) {
        return call(FORGET, update -> {
            update.setLong(1, processInstanceKey);
            return update.executeUpdate();
        });
    }

    private Optional<EffectEntry> decide(
            String key, EffectState state, boolean keepResult, @Nullable String result, String by) {
        Optional<EffectEntry> decided = call(DECIDE, update -> {
            update.setString(1, state.text());
            update.setString(2, by + " says it was " + (state == EffectState.DONE ? "done" : "not done"));
            update.setBoolean(3, keepResult);
            update.setString(4, result);
            update.setBoolean(5, keepResult);
            update.setString(6, key);
            return entries(update).stream().findFirst();
        });
        if (decided.isEmpty() && find(key).isPresent()) {
            throw new EffectBusy("a run is at effect " + key + " now; wait until it has ended or its lease is over");
        }
        return decided;
    }

    private static List<EffectEntry> entries(PreparedStatement query) throws SQLException {
        List<EffectEntry> entries = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                entries.add(EffectEntry.read(row));
            }
        }
        return entries;
    }

    private interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    private <T> T call(String sql, Use<T> use) {
        try (Connection connection = database.open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            T result = use.apply(statement);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new LedgerUnavailable(
                    "the effect ledger at " + database.options().place() + " cannot be used: " + e.getMessage(), e);
        }
    }
}
