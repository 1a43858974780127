package io.procos.memory.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LocalPostgresTest {
    private static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void keepsEveryPromiseWhenItsJvmIsKilled() throws Exception {
        Process jvm = acknowledgingJvm();
        int promised = numbersOf(jvm, 200);
        jvm.destroyForcibly().waitFor();
        ProcessHandle orphan = Postmaster.of(folder.resolve("data")).orElseThrow();

        try (LocalPostgres again = start()) {
            await().until(() -> !orphan.isAlive());
            assertThat(count(again, "promised")).isGreaterThanOrEqualTo(promised);
        }

        assertThat(Postmaster.of(folder.resolve("data"))).isEmpty();
    }

    @Test
    void startsAgainAtTheSamePortWhenItIsKilled() throws Exception {
        try (LocalPostgres postgres = start()) {
            sql(postgres).sql("create table promised (n int)").update();
            String url = postgres.url();

            Postmaster.of(folder.resolve("data")).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(count(postgres, "promised")).isZero());
            assertThat(postgres.url()).isEqualTo(url);
        }
    }

    @Test
    void isForItsOwnerAlone() throws Exception {
        try (LocalPostgres postgres = start()) {
            assertThat(rights("password")).isEqualTo("rw-------");
            assertThat(rights("data")).isEqualTo("rwx------");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(sql(postgres)
                            .sql("show listen_addresses")
                            .query(String.class)
                            .single())
                    .isEqualTo("127.0.0.1");
            assertThat(sql(postgres).sql("show fsync").query(String.class).single())
                    .isEqualTo("on");
        }
    }

    @Test
    void leavesAStrangerAloneThatHasTheProcessIdOfAnOldPostgres() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        List<String> stale = List.of(
                Long.toString(stranger.pid()),
                folder.resolve("data").toString(),
                Long.toString(Instant.now().getEpochSecond()),
                "5432");
        Files.write(folder.resolve("data").resolve("postmaster.pid"), stale);

        try (LocalPostgres postgres = start()) {
            assertThat(stranger.isAlive()).isTrue();
            assertThat(sql(postgres).sql("select 1").query(Integer.class).single())
                    .isEqualTo(1);
        } finally {
            stranger.destroyForcibly();
        }
    }

    private LocalPostgres start() {
        return LocalPostgres.start(folder, BINARIES, Map.of("shared_buffers", "16MB"));
    }

    private Process acknowledgingJvm() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingJvm.class.getName(),
                        folder.toString(),
                        BINARIES.toString())
                .redirectError(new File(folder.resolve("jvm.err").toString()))
                .start();
    }

    /** Waits until the JVM has said this number; other lines are its log. */
    private static int numbersOf(Process jvm, int enough) throws IOException {
        BufferedReader lines = jvm.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches("\\d+") && Integer.parseInt(line) >= enough) return Integer.parseInt(line);
        }
        throw new AssertionError("the JVM ended too early");
    }

    private String rights(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private static int count(LocalPostgres postgres, String table) {
        return sql(postgres)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static JdbcClient sql(LocalPostgres postgres) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password()));
    }
}
