package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.terminal.Progress;
import io.procos.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the adapters, which live in a JVM of their own: this one knows only the command line. */
record AdapterProcess(DataFolder data, List<String> settings, Terminal terminal) {
    private static final String MAIN = "io.procos.standalone.adapters.AdapterProgram";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Every adapter. */
    JsonNode list() throws IOException, InterruptedException {
        return ask(new byte[0], "reading the adapters").path("adapters");
    }

    /** Runs one and tells what came of it. */
    JsonNode run(Object question) throws IOException, InterruptedException {
        data.create();
        return ask(JSON.writeValueAsBytes(question), "running the adapter");
    }

    private JsonNode ask(byte[] question, String phase) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("procos-adapter", ".json");
        Path log = Files.createTempFile("procos-adapter", ".log");
        try (Progress progress = terminal.progress()) {
            progress.show(phase);
            Process process = start(answer, log);
            try (OutputStream input = process.getOutputStream()) {
                input.write(question);
            }
            process.waitFor();
            return checked(Files.readAllBytes(answer), log);
        } finally {
            Files.deleteIfExists(answer);
            Files.deleteIfExists(log);
        }
    }

    private Process start(Path answer, Path log) throws IOException {
        List<String> command = DaemonProcess.java(data, settings, MAIN);
        command.addAll(List.of(answer.toString(), data.root().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static JsonNode checked(byte[] content, Path log) throws IOException {
        JsonNode answer = parsed(content, log);
        if (answer.has("unknown")) {
            throw new Failure(ExitStatus.USAGE, answer.path("unknown").asString(""), "procos adapters");
        }
        if (answer.has("failed")) {
            throw new Failure(ExitStatus.FAILED, answer.path("failed").asString(""), "procos doctor");
        }
        return answer;
    }

    private static JsonNode parsed(byte[] content, Path log) throws IOException {
        try {
            return JSON.readTree(content).asObject();
        } catch (JacksonException none) {
            String last = Files.readAllLines(log).stream().reduce("it said nothing", (first, second) -> second);
            throw new Failure(ExitStatus.FAILED, "the adapters did not answer: " + last, "procos doctor");
        }
    }
}
