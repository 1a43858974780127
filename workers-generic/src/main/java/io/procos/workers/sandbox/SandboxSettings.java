package io.procos.workers.sandbox;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How commands and scripts are confined.
 *
 * @param level standard (Landlock, seccomp, resource limits), strict (bubblewrap as well where it works) or isolated
 *     (bubblewrap or nothing); policy may ask for more
 * @param python the Python 3 that starts every command; it needs nothing but its standard library
 * @param bubblewrap the program {@code bwrap}; not needed for levels standard and strict
 * @param folder where each run gets its own folder; the system's temporary folder by default
 * @param readable files and folders that commands may read and execute besides the system's programs and libraries
 * @param memory most memory of one run, all its processes together
 * @param processes most processes and threads of one run
 * @param disk most bytes in the run's folder
 * @param files most files and folders in it
 * @param output most bytes of standard output and standard error together
 */
@ConfigurationProperties("procos.workers.sandbox")
record SandboxSettings(
        @DefaultValue("strict") SandboxLevel level,
        @DefaultValue("/usr/bin/python3") Path python,
        @DefaultValue("/usr/bin/bwrap") Path bubblewrap,
        @Nullable Path folder,
        @DefaultValue List<Path> readable,
        @DefaultValue("512MB") DataSize memory,
        @DefaultValue("32") int processes,
        @DefaultValue("64MB") DataSize disk,
        @DefaultValue("2000") int files,
        @DefaultValue("16MB") DataSize output) {

    private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(32);

    SandboxSettings {
        readable = List.copyOf(readable);
        require(python.isAbsolute(), "python must be an absolute path, for example /usr/bin/python3");
        require(bubblewrap.isAbsolute(), "bubblewrap must be an absolute path, for example /usr/bin/bwrap");
        for (Path path : readable) {
            require(
                    path.isAbsolute() && path.getNameCount() > 0,
                    "readable: '" + path + "' must be an absolute path, and not /");
        }
        require(memory.compareTo(LEAST_MEMORY) >= 0, "memory must be at least 32MB");
        require(processes > 0, "processes must be at least 1");
        require(disk.toBytes() > 0, "disk must be more than zero, for example 64MB");
        require(files > 0, "files must be at least 1");
        require(output.toBytes() > 0, "output must be more than zero, for example 16MB");
    }

    /** Where runs have their folders. */
    Path runs() {
        return folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.sandbox." + why);
        }
    }
}
