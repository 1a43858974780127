package io.procos.tde.effect;

import io.procos.tde.effect.Claim.Finished;
import io.procos.tde.effect.Claim.Granted;
import io.procos.tde.effect.Claim.Held;
import io.procos.tde.effect.Claim.OtherInput;
import io.procos.tde.effect.Claim.StoredResult;
import io.procos.tde.effect.Claim.Unknown;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims many effects in one statement. Those that it cannot grant are looked at in a second one: finished, unknown, or
 * held by somebody whose lease is not over. All times are the database's, so clocks of workers do not matter.
 */
final class ClaimStatements {
    /**
     * New effects and open ones are granted; so are claimed ones whose lease is over, if doing them again is harmless. The
     * same owner's request, sent again because its answer was lost, is the same claim.
     */
    private static final String CLAIM = """
            insert into effect as e (effect_key, state, kind, epoch, attempt, owner, lease_until, job_type,
                                     bpmn_process_id, element_id, process_instance_key, job_key, input_digest)
            select c.key, 'claimed', c.kind, 1, 1, c.owner, clock_timestamp() + c.lease * interval '1 millisecond',
                   c.job_type, c.process, c.element, c.instance, c.job_key, c.digest
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 as c(key, kind, owner, lease, job_type, process, element, instance, job_key, digest)
            order by c.key
            on conflict (effect_key) do update set
                state = 'claimed', kind = excluded.kind, owner = excluded.owner, lease_until = excluded.lease_until,
                epoch = e.epoch + (e.owner is distinct from excluded.owner)::int,
                attempt = e.attempt + (e.owner is distinct from excluded.owner)::int,
                process_instance_key = excluded.process_instance_key, job_key = excluded.job_key,
                input_digest = excluded.input_digest, reason = null, changed_at = now()
            where e.state = 'open'
               or e.state = 'claimed'
                  and (e.owner = excluded.owner
                       or e.kind <> 'NOT_IDEMPOTENT' and e.lease_until < clock_timestamp())
            returning effect_key, epoch, attempt
            """;

    /** Whoever was at them is gone; whether it happened went with them. */
    private static final String GIVE_UP = """
            update effect set state = 'unknown', changed_at = now(),
                reason = owner || ' began attempt ' || attempt || ' at ' || date_trunc('second', changed_at)
                         || ' and never told its end'
            where effect_key = any(?) and state = 'claimed' and kind = 'NOT_IDEMPOTENT'
              and lease_until < clock_timestamp()
            """;

    private static final String LOOK = """
            select effect_key, state, attempt, result, result_object, reason, input_digest, job_key,
                   process_instance_key,
                   greatest(0, extract(epoch from lease_until - clock_timestamp()) * 1000)::bigint as left_millis
            from effect where effect_key = any(?)
            """;

    private ClaimStatements() {}

    /** Answers by key. */
    static Map<String, Claim> claim(Connection connection, Map<String, ClaimRequest> requests) throws SQLException {
        Map<String, Claim> answers = new HashMap<>();
        if (requests.isEmpty()) {
            return answers;
        }
        grant(connection, requests, answers);
        List<String> refused = requests.keySet().stream()
                .filter(key -> !answers.containsKey(key))
                .toList();
        if (!refused.isEmpty()) {
            giveUp(connection, refused);
            look(connection, refused, requests, answers);
        }
        return answers;
    }

    private static void grant(Connection connection, Map<String, ClaimRequest> requests, Map<String, Claim> answers)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
            Columns.of(insert, List.copyOf(requests.entrySet()))
                    .text(Map.Entry::getKey)
                    .text(claim -> claim.getValue().kind().name())
                    .text(claim -> claim.getValue().owner())
                    .number(claim -> claim.getValue().lease().toMillis())
                    .text(claim -> claim.getValue().job().type())
                    .text(claim -> claim.getValue().job().bpmnProcessId())
                    .text(claim -> claim.getValue().job().elementId())
                    .number(claim -> claim.getValue().job().processInstanceKey())
                    .number(claim -> claim.getValue().job().key())
                    .text(claim -> claim.getValue().identity().inputDigest());
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    String key = row.getString(1);
                    answers.put(key, granted(row, key, requests));
                }
            }
        }
    }

    private static Granted granted(ResultSet row, String key, Map<String, ClaimRequest> requests) throws SQLException {
        ClaimRequest request = java.util.Objects.requireNonNull(requests.get(key), key);
        return new Granted(key, row.getLong(2), row.getInt(3), request.owner());
    }

    private static void giveUp(Connection connection, Collection<String> keys) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(GIVE_UP)) {
            Columns.of(update, List.copyOf(keys)).text(key -> key);
            update.executeUpdate();
        }
    }

    private static void look(
            Connection connection,
            Collection<String> keys,
            Map<String, ClaimRequest> requests,
            Map<String, Claim> answers)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOOK)) {
            Columns.of(select, List.copyOf(keys)).text(key -> key);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String key = row.getString("effect_key");
                    ClaimRequest request = requests.get(key);
                    if (request != null) {
                        answers.put(key, answer(row, key, request));
                    }
                }
            }
        }
    }

    private static Claim answer(ResultSet row, String key, ClaimRequest request) throws SQLException {
        int attempt = row.getInt("attempt");
        return switch (EffectState.of(row.getString("state"))) {
            case OPEN -> new Held(key, Duration.ZERO);
            case CLAIMED -> new Held(key, Duration.ofMillis(row.getLong("left_millis")));
            case UNKNOWN -> new Unknown(key, attempt, String.valueOf(row.getString("reason")));
            case DONE ->
                isOfOtherInput(row, request)
                        ? new OtherInput(key, attempt, row.getLong("process_instance_key"))
                        : new Finished(
                                key,
                                attempt,
                                new StoredResult(row.getString("result"), row.getString("result_object")));
        };
    }

    /** A job that is handed out again may see variables that changed meanwhile: its effect has happened all the same. */
    private static boolean isOfOtherInput(ResultSet row, ClaimRequest request) throws SQLException {
        String wanted = request.identity().inputDigest();
        String known = row.getString("input_digest");
        return wanted != null
                && known != null
                && !wanted.equals(known)
                && row.getLong("job_key") != request.job().key();
    }
}
