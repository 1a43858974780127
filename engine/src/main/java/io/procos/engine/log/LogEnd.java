package io.procos.engine.log;

/** Where a log ends: its highest position (0 when empty) and the last fsync group. */
record LogEnd(long highest, long group) {}
