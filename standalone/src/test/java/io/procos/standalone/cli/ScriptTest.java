package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code procos} script with a stand-in for the JDK and for Maven. */
class ScriptTest {
    @TempDir
    Path home;

    private Path jdk;

    @BeforeEach
    void makeHome() throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Files.copy(root.resolve("procos"), home.resolve("procos"));
        Files.createDirectories(home.resolve("scripts"));
        Files.copy(root.resolve("scripts/jdk.sh"), home.resolve("scripts/jdk.sh"));
        executable(home.resolve("procos"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("api/src/main"));
        Files.writeString(home.resolve("api/pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("standalone/target/app/cli"));
        jdk = jdk("jdk", "25.0.1");
        program(jdk.resolve("bin/java"), "echo ran \"$@\"");
        program(home.resolve("mvnw"), "echo '[ERROR] no compiler'; exit 1");
    }

    @Test
    void startsTheCommandLineWhenNothingHasChanged() throws Exception {
        built(Instant.now().plusSeconds(60));

        Result result = procos("instances", "--limit", "3");

        assertThat(result.status()).isZero();
        assertThat(result.output()).startsWith("ran ").contains("cli.Procos instances --limit 3");
    }

    @Test
    void buildsFirstWhenSourcesAreNewer() throws Exception {
        built(Instant.now().minusSeconds(3600));
        program(home.resolve("mvnw"), """
                mkdir -p standalone/target/app/cli
                echo '[INFO] Building ProcOS · api 0.1.0-SNAPSHOT   [2/9]'
                """);

        Result result = procos("version");

        assertThat(result.output())
                .contains("building ProcOS (sources changed)")
                .contains("ProcOS · api (2/9)")
                .contains("built ProcOS in")
                .contains("cli.Procos version");
        assertThat(home.resolve("standalone/target/app/built")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "instances", "show", "deploy", "workers"})
    void speaksToWhatRunsWithoutBuilding(String command) throws Exception {
        built(Instant.now().minusSeconds(3600));

        Result result = procos(command);

        assertThat(result.output()).startsWith("ran ").endsWith("cli.Procos " + command + "\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void hasNothingToStopWhereNothingWasBuilt() throws Exception {
        Result result = procos("down");

        assertThat(result.output()).contains("ProcOS is not built here").contains("procos up");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void saysInOneLineWhyTheBuildFailed() throws Exception {
        Result result = procos("version");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains("error: the build failed: no compiler")
                .contains(".procos/build.log");
    }

    @Test
    void passesOverAnOldJdk() throws Exception {
        built(Instant.now().plusSeconds(60));
        Path old = jdk("old", "17.0.2");
        program(old.resolve("bin/java"), "echo wrong");

        Result result = procos(old, jdk, "version");

        assertThat(result.output()).startsWith("ran ");
    }

    private void built(Instant when) throws IOException {
        Path stamp = home.resolve("standalone/target/app/built");
        Files.writeString(stamp, "");
        Files.setLastModifiedTime(stamp, FileTime.from(when));
    }

    private Path jdk(String name, String version) throws IOException {
        Path folder = Files.createDirectories(home.resolve(name).resolve("bin")).getParent();
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return folder;
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Result(int status, String output) {}

    private Result procos(String... arguments) throws Exception {
        return procos(jdk, jdk, arguments);
    }

    private Result procos(Path javaHome, Path onPath, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = home.resolve("procos").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().merge("PATH", onPath.resolve("bin").toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
