package io.procos.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terms of the engine's own jars (Camunda License 1.0): said at every start, and kept. */
final class License {
    private static final Logger LOG = LoggerFactory.getLogger(License.class);
    private static final List<String> FORBIDDEN = List.of("production", "prod");
    private static final List<String> VARIABLES = List.of("SPRING_PROFILES_ACTIVE", "PROCOS_PROFILE");
    private static final List<String> PROPERTIES = List.of("spring.profiles.active", "procos.profile");

    private License() {}

    static void say() {
        LOG.info(
                "The embedded engine contains Zeebe under the Camunda License 1.0: for development, tests and demos only,"
                        + " never for production. In production connect ProcOS to a Camunda 8 cluster");
    }

    /** @throws EngineRefused when any profile in force is one for production */
    static void refuseProduction(String profile) {
        Stream<String> elsewhere = Stream.concat(
                VARIABLES.stream().map(System::getenv), PROPERTIES.stream().map(System::getProperty));
        Stream.concat(Stream.of(profile), elsewhere)
                .filter(Objects::nonNull)
                .flatMap(names -> Arrays.stream(names.split("[,\\s]+")))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(FORBIDDEN::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new EngineRefused(
                            "The embedded engine does not run with profile '%s': its licence allows development, tests and demos only. Connect to a Camunda 8 cluster, or drop the profile"
                                    .formatted(name));
                });
    }
}
