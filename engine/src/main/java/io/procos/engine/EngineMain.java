package io.procos.engine;

import io.procos.engine.gateway.GatewaySettings;
import io.procos.engine.partition.DiskSpace;
import io.procos.engine.partition.StorageSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the engine alone: {@code EngineMain [--data DIR] [--partitions N] [--grpc-port N] [--rest-port N]
 * [--least-free-mb N]}; with less room than the last on its disk it takes nothing new. Each option may also be given by
 * the environment, as {@code PROCOS_ENGINE_GRPC_PORT}. Says {@code READY <grpc> <rest>} on standard
 * output once it takes commands; ends on SIGTERM.
 */
public final class EngineMain {
    private static final Set<String> OPTIONS = Set.of("data", "partitions", "grpc-port", "rest-port", "least-free-mb");

    private EngineMain() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedEngine engine = startOrExit(args);
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "engine-shutdown"));
        System.out.printf(
                "READY %d %d%n", engine.gateway().grpcPort(), engine.gateway().restPort());
        new CountDownLatch(1).await();
    }

    private static EmbeddedEngine startOrExit(String[] args) {
        try {
            return EmbeddedEngine.start(settings(options(args)));
        } catch (EngineRefused | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            throw e;
        }
    }

    private static EngineSettings settings(Map<String, String> options) {
        return EngineSettings.in(Path.of(options.getOrDefault("data", ".procos/engine")))
                .partitions(number(options, "partitions", 1))
                .gateway(GatewaySettings.DEFAULT.withPorts(
                        number(options, "grpc-port", 26500), number(options, "rest-port", 8080)))
                .storage(storage(options))
                .build();
    }

    private static StorageSettings storage(Map<String, String> options) {
        int leastFree = number(options, "least-free-mb", (int) (StorageSettings.DEFAULT.leastFreeBytes() >> 20));
        return StorageSettings.DEFAULT.withDisk((long) leastFree << 20, DiskSpace.REAL);
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>(environment());
        Iterator<String> words = Arrays.stream(args)
                .flatMap(arg -> Arrays.stream(arg.split("=", 2)))
                .iterator();
        while (words.hasNext()) {
            String name = words.next();
            if (!OPTIONS.contains(name.replaceFirst("^--", "")) || !words.hasNext()) {
                throw new IllegalArgumentException(
                        "'%s' is not an option with a value. Options: --data DIR --partitions N --grpc-port N --rest-port N --least-free-mb N"
                                .formatted(name));
            }
            options.put(name.replaceFirst("^--", ""), words.next());
        }
        return options;
    }

    private static Map<String, String> environment() {
        Map<String, String> found = new HashMap<>();
        for (String option : OPTIONS) {
            String value =
                    System.getenv("PROCOS_ENGINE_" + option.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
            if (value != null) {
                found.put(option, value);
            }
        }
        return found;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        String value = options.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--%s takes a number, not '%s'".formatted(name, value), e);
        }
    }
}
