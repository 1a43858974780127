package io.procos.tde.effect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failed transaction means, by its SQLSTATE (PostgreSQL's appendix A). */
enum LedgerTrouble {
    /** Another worker was in the way: the same again, at once. */
    CONFLICT,
    /** One of the requests cannot be stored. */
    BAD_REQUEST,
    /** The database is away, or does not let us work: wait and come again. */
    UNREACHABLE;

    static LedgerTrouble of(SQLException failure) {
        String state = state(failure);
        if (state.startsWith("40")) {
            return CONFLICT;
        }
        boolean bad = state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
        return bad ? BAD_REQUEST : UNREACHABLE;
    }

    private static String state(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
