package io.procos.workers.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which commands tasks may run.
 *
 * @param commands programs by the name that a task uses: {@code commands.pdftotext=/usr/bin/pdftotext}. None by default,
 *     and then the job type is not served
 * @param environment variables that every command gets
 * @param allowEnvironment names of variables that a task may set
 * @param timeLimit longest time of one command; a task may ask for less
 * @param maxText most of standard output and standard error, each, that goes into a variable
 */
@ConfigurationProperties("procos.workers.shell")
record ShellSettings(
        @DefaultValue Map<String, Path> commands,
        @DefaultValue Map<String, String> environment,
        @DefaultValue Set<String> allowEnvironment,
        @DefaultValue("5m") Duration timeLimit,
        @DefaultValue("64KB") DataSize maxText) {

    private static final DataSize MOST_TEXT = DataSize.ofKilobytes(512);

    ShellSettings {
        commands = Map.copyOf(commands);
        environment = Map.copyOf(environment);
        allowEnvironment = Set.copyOf(allowEnvironment);
        commands.forEach((name, program) -> require(
                program.isAbsolute(), "commands." + name + " must be an absolute path, for example /usr/bin/" + name));
        for (String name : allowEnvironment) {
            require(
                    name.matches("[A-Za-z_][A-Za-z0-9_]*") && !name.startsWith("LD_"),
                    "allow-environment: '" + name + "' is no name that a task may set");
        }
        require(timeLimit.isPositive(), "time-limit must be more than zero, for example 5m");
        require(
                maxText.toBytes() > 0 && maxText.compareTo(MOST_TEXT) <= 0,
                "max-text must be more than zero and at most 512KB");
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.shell." + why);
        }
    }
}
