package io.procos.standalone.projection;

import org.jspecify.annotations.Nullable;

/** Where an event stands: a file's number and a byte offset in it. Its text is an id for readers to come back to. */
record Location(int file, int offset) implements Comparable<Location> {

    static final Location BEGINNING = new Location(0, 0);

    static Location of(long packed) {
        return new Location((int) (packed >>> Integer.SIZE), (int) packed);
    }

    /** The text of {@link #toString()}, or null when it is none. */
    static @Nullable Location parse(String text) {
        String[] parts = text.split("-", -1);
        try {
            return parts.length == 2 ? new Location(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])) : null;
        } catch (NumberFormatException notOurs) {
            return null;
        }
    }

    /** Eight bytes for an index of millions; compares as locations do. */
    long packed() {
        return (long) file << Integer.SIZE | offset;
    }

    @Override
    public int compareTo(Location other) {
        return Long.compare(packed(), other.packed());
    }

    @Override
    public String toString() {
        return file + "-" + offset;
    }
}
