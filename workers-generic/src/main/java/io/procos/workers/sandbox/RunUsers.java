package io.procos.workers.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives each run a user of its own when the worker is root, since neither file rights, signals nor process limits bind
 * root. Otherwise a run is done as the worker's user. Thread-safe.
 */
final class RunUsers {
    /** The range that systemd sets aside for users that exist only while a service runs. */
    private static final int FIRST = 61_184;

    private static final int COUNT = 4_336;

    private final int own;
    private final SecureRandom random = new SecureRandom();
    private final Set<Integer> taken = new HashSet<>();

    RunUsers() {
        this(ownUser());
    }

    RunUsers(int own) {
        this.own = own;
    }

    /** The worker is root, so that runs have users of their own. */
    boolean many() {
        return own == 0;
    }

    /** A user that no other run of this worker has, until it is given back. */
    synchronized int take() {
        if (!many()) {
            return own;
        }
        int user = FIRST + random.nextInt(COUNT);
        while (!taken.add(user)) {
            user = FIRST + random.nextInt(COUNT);
        }
        return user;
    }

    synchronized void giveBack(int user) {
        taken.remove(user);
    }

    private static int ownUser() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
