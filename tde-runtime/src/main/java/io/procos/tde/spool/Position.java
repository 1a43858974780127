package io.procos.tde.spool;

/** A place in the spool: everything before it has arrived. */
record Position(long segment, long offset) {
    static final Position START = new Position(0, 0);
}
