package io.procos.tde.effect;

import java.util.Map;

/**
 * How a ledger is.
 *
 * @param reachable false while tasks with effects wait for the database
 * @param waiting requests that wait for it
 * @param details for people who look after it, without secrets
 */
public record LedgerState(boolean reachable, int waiting, Map<String, Object> details) {}
