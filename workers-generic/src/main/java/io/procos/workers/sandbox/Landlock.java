package io.procos.workers.sandbox;

/**
 * What one version of Landlock can restrict, as its kernel documentation gives it; version 0 is none. Everything it can
 * restrict, it does.
 */
record Landlock(int version) {
    private static final int EXECUTE = 1;
    private static final int WRITE_FILE = 1 << 1;
    private static final int READ_FILE = 1 << 2;
    private static final int READ_FOLDER = 1 << 3;
    private static final int MAKE_CHARACTER_DEVICE = 1 << 6;
    private static final int MAKE_SOCKET = 1 << 9;
    private static final int MAKE_BLOCK_DEVICE = 1 << 11;
    private static final int DEVICE_CONTROL = 1 << 15;

    /** Reading, listing and executing. */
    static final int READ = EXECUTE | READ_FILE | READ_FOLDER;

    /** Reading and writing what is there, for devices. */
    static final int READ_WRITE = READ_FILE | WRITE_FILE;

    /** Rights on files: 13 in version 1, then link and rename across folders, truncate, control of devices. */
    int files() {
        int rights = switch (version) {
            case 0 -> 0;
            case 1 -> 13;
            case 2 -> 14;
            case 3, 4 -> 15;
            default -> 16;
        };
        return (1 << rights) - 1;
    }

    /** Everything in the run's own folder, except to execute from it and to make devices and sockets. */
    int own() {
        return files() & ~(EXECUTE | MAKE_CHARACTER_DEVICE | MAKE_BLOCK_DEVICE | MAKE_SOCKET | DEVICE_CONTROL);
    }

    /** TCP bind and connect. */
    int network() {
        return version >= 4 ? 0b11 : 0;
    }

    /** Abstract UNIX sockets and signals stay inside. */
    int scopes() {
        return version >= 6 ? 0b11 : 0;
    }

    /** Bytes of {@code struct landlock_ruleset_attr} in this version. */
    int attributeSize() {
        if (version >= 6) {
            return 24;
        }
        return version >= 4 ? 16 : 8;
    }
}
