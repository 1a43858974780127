package io.procos.standalone.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where everything lives that ProcOS keeps on this machine. */
public record DataFolder(Path root) {

    /** {@code --data}, else the environment's PROCOS_DATA, else {@code .procos} beside the script. */
    public static DataFolder usual() {
        String fromEnvironment = System.getenv("PROCOS_DATA");
        Path root = fromEnvironment != null
                ? Path.of(fromEnvironment)
                : Path.of(System.getProperty("procos.home", ".")).resolve(".procos");
        return of(root);
    }

    public static DataFolder of(Path root) {
        return new DataFolder(root.toAbsolutePath().normalize());
    }

    /** The root of everything file adapters may read and write. */
    public Path files() {
        return root.resolve("files");
    }

    /** Models put here are deployed at once. */
    public Path models() {
        return root.resolve("models");
    }

    /** Mails that processes sent, while no real mail server is configured. */
    public Path mail() {
        return root.resolve("mail");
    }

    public Path engine() {
        return root.resolve("engine");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** The database, when it is our own. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path spool() {
        return root.resolve("spool");
    }

    public Path log() {
        return root.resolve("log").resolve("procos.log");
    }

    /** Kafka's topics, when it is our own. */
    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path token() {
        return root.resolve("token");
    }

    public Path runFile() {
        return root.resolve("run.json");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    /** Makes the folders that people put things into or look into. */
    public void create() throws IOException {
        for (Path folder : new Path[] {files(), models(), mail(), engine(), secrets(), spool(), log().getParent()}) {
            Files.createDirectories(folder);
        }
    }
}
