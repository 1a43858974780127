package io.procos.exporter;

import io.camunda.zeebe.client.ZeebeClient;
import io.procos.api.testkit.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Camunda's own distribution as a process, with the exporter's jar, on loopback. What it holds outlives it in its folder. */
final class RealBroker implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> environment;
    private final int gateway;
    private Process process;

    private RealBroker(Path folder, Map<String, String> environment, int gateway) throws IOException {
        this.folder = folder;
        this.environment = environment;
        this.gateway = gateway;
        this.process = launch();
    }

    /** Starts it; the exporter writes to this Kafka. */
    static RealBroker start(Path folder, String kafka) throws IOException {
        int gateway = KafkaBroker.freePort();
        Map<String, String> network = Map.of(
                "ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1",
                "ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", port(),
                "ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", port(),
                "ZEEBE_BROKER_GATEWAY_NETWORK_PORT", Integer.toString(gateway),
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", port(),
                "MANAGEMENT_SERVER_PORT", port(),
                "ZEEBE_BROKER_DATA_DIRECTORY", folder.resolve("data").toString());
        Map<String, String> exporter = Map.of(
                "ZEEBE_BROKER_EXPORTERS_PROCOS_CLASSNAME", "io.procos.exporter.ProcosExporter",
                "ZEEBE_BROKER_EXPORTERS_PROCOS_JARPATH", System.getProperty("procos.exporter.jar"),
                "ZEEBE_BROKER_EXPORTERS_PROCOS_ARGS_SINK", "kafka",
                "ZEEBE_BROKER_EXPORTERS_PROCOS_ARGS_BOOTSTRAPSERVERS", kafka,
                "ZEEBE_BROKER_EXPORTERS_PROCOS_ARGS_PROPERTIES_COMPRESSION_TYPE", "gzip",
                "ZEEBE_BROKER_EXPORTERS_PROCOS_ARGS_REDACTION_RECOGNISE", "email,iban",
                "JAVA_OPTS", "-Xmx512m",
                "JAVA_HOME", System.getProperty("java.home"));
        Map<String, String> all = new java.util.HashMap<>(network);
        all.putAll(exporter);
        return new RealBroker(folder, all, gateway);
    }

    private static String port() throws IOException {
        return Integer.toString(KafkaBroker.freePort());
    }

    ZeebeClient client() {
        return ZeebeClient.newClientBuilder()
                .gatewayAddress("127.0.0.1:" + gateway)
                .usePlaintext()
                .build();
    }

    /** SIGKILL to the broker, which is not the script that started it but takes its place. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    void restart() throws IOException {
        process = launch();
    }

    private Process launch() throws IOException {
        Path home = Path.of(System.getProperty("procos.broker.home"));
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("bin").resolve("broker").toString());
        builder.environment().putAll(environment);
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
