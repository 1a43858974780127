package io.procos.memory.ingest;

import java.sql.SQLException;

/** Whether Postgres refuses what an event says, or cannot take any event now. */
final class Refusal {
    private Refusal() {}

    /**
     * True for data errors, too many or too long values, and broken rules of a table (SQLSTATE classes 21, 22, 23 and 54);
     * everything else passes or is put right by people, and the event then fits.
     */
    static boolean isOfContent(SQLException refused) {
        String state = refused.getSQLState();
        if (state == null || state.length() < 2) return false;
        return switch (state.substring(0, 2)) {
            case "21", "22", "23", "54" -> true;
            default -> false;
        };
    }
}
