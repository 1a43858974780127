package io.procos.engine.gateway;

import java.io.IOException;

/** The engine cannot listen where it was told to. The message names the port, the setting and the way out. */
public final class PortTaken extends RuntimeException {

    PortTaken(String door, String setting, String host, int port, IOException cause) {
        super(
                "The engine's %s port %d on %s is not free (%s). Stop the program that uses it, or choose another port with %s (0 takes a free one)"
                        .formatted(door, port, host, rootMessage(cause), setting),
                cause);
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
