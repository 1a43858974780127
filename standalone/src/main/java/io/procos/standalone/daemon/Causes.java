package io.procos.standalone.daemon;

import io.procos.engine.EngineRefused;
import io.procos.engine.gateway.PortTaken;
import io.procos.memory.database.DatabaseUnavailable;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** From whatever stopped the start to one line a user can act on. */
final class Causes {
    private Causes() {}

    static CannotStart of(Throwable failed, DaemonSettings settings) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            CannotStart known = known(cause, settings);
            if (known != null) {
                return known;
            }
        }
        return new CannotStart(root(failed), "read " + settings.data().log(), failed);
    }

    private static @Nullable CannotStart known(Throwable cause, DaemonSettings settings) {
        return switch (cause) {
            case CannotStart known -> known;
            case PortTaken taken -> enginePort(taken, settings);
            case DatabaseUnavailable database ->
                new CannotStart(String.valueOf(database.getMessage()), database.wayOut(), database);
            case EngineRefused refused ->
                new CannotStart(
                        String.valueOf(refused.getMessage()),
                        "read " + settings.data().log(),
                        refused);
            case PortInUseException taken -> apiPort(taken.getPort());
            case BindException taken -> apiPort(settings.apiPort());
            default -> null;
        };
    }

    private static CannotStart enginePort(PortTaken taken, DaemonSettings settings) {
        String message = String.valueOf(taken.getMessage());
        boolean grpc = message.contains(" gRPC ");
        int port = grpc ? settings.grpcPort() : settings.restPort();
        return portTaken(port, "engine's " + (grpc ? "gRPC" : "REST") + " port", grpc ? "--grpc-port" : "--rest-port");
    }

    private static CannotStart apiPort(int port) {
        return portTaken(port, "control API's port", "--api-port");
    }

    private static CannotStart portTaken(int port, String what, String option) {
        return new CannotStart(
                "port " + port + ", the " + what + ", is taken by another program",
                "stop that program, or take any free port: procos up " + option + " 0");
    }

    private static String root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
