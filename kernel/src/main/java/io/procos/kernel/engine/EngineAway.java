package io.procos.kernel.engine;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.ExitCodeGenerator;

/** The engine did not answer in time. */
final class EngineAway extends RuntimeException implements ExitCodeGenerator {
    /** {@code EX_UNAVAILABLE} of sysexits.h. */
    private static final int EXIT_CODE = 69;

    EngineAway(URI address, Duration waited, String cause) {
        super("The engine at " + address + " was not ready within " + waited.toSeconds() + " s. Last answer: " + cause);
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
