package io.procos.tde.spool;

/** What waits to be shipped: how many events, and the bytes of their frames. */
record Backlog(long events, long bytes) {

    static final Backlog NONE = new Backlog(0, 0);

    Backlog plus(Backlog other) {
        return new Backlog(events + other.events, bytes + other.bytes);
    }

    Backlog minus(Backlog other) {
        return new Backlog(events - other.events, bytes - other.bytes);
    }
}
