package io.procos.workers.python;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How Python scripts are run.
 *
 * @param interpreter the Python 3 for scripts, with the packages they need; list its folder in
 *     {@code procos.workers.sandbox.readable} if it is outside /usr. Unset by default, and then the job type is not served
 * @param scripts folders with scripts, each under a name: a task says {@code reports:monthly.py}. A script may import
 *     what lies beside it
 * @param allowText whether a task may bring its script as text
 * @param timeLimit longest time of one script; a task may ask for less
 * @param maxText most of standard output and standard error, each, that goes into a variable
 * @param maxResult largest result as JSON
 */
@ConfigurationProperties("procos.workers.python")
record PythonSettings(
        @Nullable Path interpreter,
        @DefaultValue Map<String, Path> scripts,
        @DefaultValue("true") boolean allowText,
        @DefaultValue("5m") Duration timeLimit,
        @DefaultValue("16KB") DataSize maxText,
        @DefaultValue("512KB") DataSize maxResult) {

    private static final DataSize MOST = DataSize.ofKilobytes(512);

    PythonSettings {
        scripts = Map.copyOf(scripts);
        require(
                interpreter == null || interpreter.isAbsolute(),
                "interpreter must be an absolute path, for example /usr/bin/python3");
        scripts.forEach((name, folder) ->
                require(folder.isAbsolute(), "scripts." + name + " must be an absolute path to a folder"));
        require(timeLimit.isPositive(), "time-limit must be more than zero, for example 5m");
        require(fits(maxText), "max-text must be more than zero and at most 512KB");
        require(fits(maxResult), "max-result must be more than zero and at most 512KB");
    }

    private static boolean fits(DataSize size) {
        return size.toBytes() > 0 && size.compareTo(MOST) <= 0;
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.python." + why);
        }
    }
}
