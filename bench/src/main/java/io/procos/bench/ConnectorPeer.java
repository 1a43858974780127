package io.procos.bench;

import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.trial.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Camunda's REST connector in a JVM on its own class path, built from {@code bench/peers/connectors}. */
final class ConnectorPeer {
    static final String JOB_TYPE = "io.camunda:http-json:1";

    private static final String MAIN = "io.procos.bench.peer.ConnectorPeer";

    private ConnectorPeer() {}

    static ChildJvm start(Path log, Address engine) throws Exception {
        Path project = Path.of(System.getProperty("procos.home"), "bench", "peers", "connectors");
        return ChildJvm.startOn(
                classPath(project),
                log,
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                MAIN,
                "--camunda.client.mode=self-managed",
                "--camunda.client.grpc-address=http://127.0.0.1:" + engine.grpc(),
                "--camunda.client.rest-address=http://127.0.0.1:" + engine.rest(),
                "--camunda.client.prefer-rest-over-grpc=false",
                "--camunda.client.auth.method=none",
                // As its own distribution is set up; one thread, its library's default, would make it a straw man.
                "--camunda.client.execution-threads=10",
                "--camunda.connector.polling.enabled=false",
                "--camunda.connector.webhook.enabled=false",
                "--camunda.client.worker.defaults.stream-enabled=true",
                "--management.server.port=-1",
                "--server.port=0",
                "--server.address=127.0.0.1");
    }

    private static String classPath(Path project) throws IOException, InterruptedException {
        Path file = project.resolve("target/classpath");
        if (!Files.exists(file)) {
            build(project);
        }
        return project.resolve("target/classes") + ":" + Files.readString(file).strip();
    }

    private static void build(Path project) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        project.resolve("../../../mvnw").normalize().toString(),
                        "-B",
                        "-q",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "compile",
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=target/classpath")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // The machine's own java may be too old to compile the peer.
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = command.start();
        if (!maven.waitFor(10, TimeUnit.MINUTES) || maven.exitValue() != 0) {
            maven.destroyForcibly();
            throw new IOException("the peer does not build: run ./mvnw -f bench/peers/connectors/pom.xml compile");
        }
    }
}
