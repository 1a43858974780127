package io.procos.tde.effect;

import io.procos.tde.effect.HeldClaims.HeldClaim;
import io.procos.tde.effect.Work.Claiming;
import io.procos.tde.effect.Work.Settling;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests that share one transaction. Of several for one effect the first is done; the others are left over and come with
 * the next batch.
 */
final class LedgerBatch {
    private final List<Claiming> claims = new ArrayList<>();
    private final Map<String, Settling> settlings = new LinkedHashMap<>();
    private final List<Work> left = new ArrayList<>();
    private final List<HeldClaim> renewals;
    private final List<Runnable> answers = new ArrayList<>();

    LedgerBatch(List<Work> works, List<HeldClaim> renewals) {
        this.renewals = renewals;
        for (Work work : works) {
            switch (work) {
                case Claiming claiming -> claims.add(claiming);
                case Settling settling -> {
                    if (settlings.putIfAbsent(settling.settlement().claim().key(), settling) != null) {
                        left.add(settling);
                    }
                }
            }
        }
    }

    /** Does it all and commits. Answers are known then, but not yet given. */
    void commit(Connection connection) throws SQLException {
        settle(connection);
        SettleStatements.renew(connection, renewals);
        claim(connection);
        connection.commit();
    }

    /** Tells those who wait. */
    void answer() {
        answers.forEach(Runnable::run);
    }

    /** Those for whom there is no answer yet. */
    List<Work> left() {
        return left;
    }

    private void settle(Connection connection) throws SQLException {
        Set<String> accepted = SettleStatements.settle(
                connection,
                settlings.values().stream().map(Settling::settlement).toList());
        settlings.forEach((key, settling) -> answers.add(() -> settling.answer().complete(accepted.contains(key))));
    }

    private void claim(Connection connection) throws SQLException {
        Map<ClaimRequest, String> visits = VisitStatements.keys(
                connection,
                claims.stream()
                        .map(Claiming::request)
                        .filter(request -> request.identity() instanceof EffectIdentity.Visited)
                        .toList());
        Map<String, Claiming> byKey = new HashMap<>();
        for (Claiming claiming : claims) {
            String key = key(claiming.request(), visits);
            if (key == null || byKey.putIfAbsent(key, claiming) != null) {
                left.add(claiming);
            }
        }
        claim(connection, byKey);
    }

    private static @org.jspecify.annotations.Nullable String key(
            ClaimRequest request, Map<ClaimRequest, String> visits) {
        return switch (request.identity()) {
            case EffectIdentity.Named(String text) -> text;
            case EffectIdentity.Visited visited -> visits.get(request);
        };
    }

    private void claim(Connection connection, Map<String, Claiming> byKey) throws SQLException {
        Map<String, ClaimRequest> requests = new HashMap<>();
        byKey.forEach((key, claiming) -> requests.put(key, claiming.request()));
        Map<String, Claim> claimed = ClaimStatements.claim(connection, requests);
        byKey.forEach((key, claiming) -> {
            Claim claim = claimed.get(key);
            if (claim == null) {
                left.add(claiming);
            } else {
                answers.add(() -> claiming.answer().complete(claim));
            }
        });
    }
}
