package io.procos.tde.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes down what came of claims, and keeps the leases of those that take long. */
final class SettleStatements {
    /**
     * A later claim or a human's decision has a higher epoch, and what comes too late changes nothing. The result of the
     * very attempt that was given up as unknown is news: it is taken.
     */
    private static final String SETTLE = """
            update effect e set state = s.state, result = s.result, result_object = s.object, reason = s.reason,
                owner = case s.state when 'open' then null else e.owner end, lease_until = null, changed_at = now()
            from unnest(?, ?, ?, ?, ?, ?) as s(key, epoch, state, result, object, reason)
            where e.effect_key = s.key and e.epoch = s.epoch and e.state in ('claimed', 'unknown', s.state)
            returning e.effect_key
            """;

    private static final String RENEW = """
            update effect e set lease_until = clock_timestamp() + r.lease * interval '1 millisecond'
            from unnest(?, ?, ?) as r(key, epoch, lease)
            where e.effect_key = r.key and e.epoch = r.epoch and e.state = 'claimed'
            """;

    private SettleStatements() {}

    /** The keys of those that were accepted. At most one settlement a key. */
    static Set<String> settle(Connection connection, Collection<Settlement> settlements) throws SQLException {
        Set<String> accepted = new HashSet<>();
        if (settlements.isEmpty()) {
            return accepted;
        }
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            Columns.of(update, List.copyOf(settlements))
                    .text(settlement -> settlement.claim().key())
                    .number(settlement -> settlement.claim().epoch())
                    .text(settlement -> settlement.state().text())
                    .text(settlement -> settlement.result().json())
                    .text(settlement -> settlement.result().object())
                    .text(Settlement::reason);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    accepted.add(row.getString(1));
                }
            }
        }
        return accepted;
    }

    static void renew(Connection connection, List<HeldClaims.HeldClaim> claims) throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(RENEW)) {
            Columns.of(update, claims)
                    .text(held -> held.claim().key())
                    .number(held -> held.claim().epoch())
                    .number(held -> held.lease().toMillis());
            update.executeUpdate();
        }
    }
}
