package io.procos.kernel.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ExitCodeGenerator;

/** The kernel does not start because settings are wrong; the message lists all of them. */
final class InvalidSettings extends RuntimeException implements ExitCodeGenerator {
    /** Code {@code EX_CONFIG} of sysexits.h. */
    private static final int EXIT_CODE = 78;

    InvalidSettings(List<SettingError> errors) {
        super(errors.size() + " wrong setting" + (errors.size() == 1 ? "" : "s") + ":\n"
                + errors.stream().map(SettingError::toString).collect(Collectors.joining("\n")));
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
