package io.procos.tde.spool;

/** The spool has no room: readers are behind or the disk is full. Effects pause until it has. */
public final class SpoolFull extends RuntimeException {

    public SpoolFull(String message) {
        super(message);
    }
}
