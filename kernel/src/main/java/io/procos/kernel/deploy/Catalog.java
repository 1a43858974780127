package io.procos.kernel.deploy;

import io.procos.api.event.EngineEvent.ProcessDeployed;
import io.procos.kernel.journal.DataFolder;
import io.procos.kernel.journal.KeyedJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is on the engine, as the kernel knows it: files by name, definitions by id and version. Thread-safe. */
@Component
public final class Catalog implements AutoCloseable {
    /** The content of one file that the engine has. */
    record FileState(String name, String hash) {}

    private final KeyedJournal<FileState> files;
    private final KeyedJournal<Definition> definitions;
    private final Path models;

    Catalog(DataFolder data) {
        this.files = data.journal("files", FileState.class);
        this.definitions = data.journal("definitions", Definition.class);
        this.models = data.own("models");
    }

    boolean has(ModelFile file) {
        return files.get(file.name())
                .filter(state -> state.hash().equals(file.hash()))
                .isPresent();
    }

    /** Remembers a deployed file; returns whether any of its definitions is new. */
    boolean add(ModelFile file, List<Definition> deployed) {
        boolean news = deployed.stream().anyMatch(definition -> !isKnown(definition));
        keepContent(file);
        deployed.forEach(definition -> definitions.put(definition.place(), definition));
        files.put(file.name(), new FileState(file.name(), file.hash()));
        definitions.force();
        files.force();
        return news;
    }

    /** Somebody deployed a process: the kernel or, past the kernel, any other client. */
    public void observe(ProcessDeployed event) {
        Definition seen = new Definition(
                "process",
                event.bpmnProcessId(),
                event.version(),
                event.processDefinitionKey(),
                event.resourceName(),
                null,
                Set.of(),
                Instant.now());
        if (!isKnown(seen)) {
            definitions.put(seen.place(), seen);
        }
    }

    /** All definitions, by kind and id, newest version first. */
    public List<Definition> definitions() {
        return definitions.values().stream()
                .sorted(Comparator.comparing(Definition::kind)
                        .thenComparing(Definition::id)
                        .thenComparing(Definition::version, Comparator.reverseOrder()))
                .toList();
    }

    /** The job types of one process definition, as far as its file names them. */
    public Set<String> jobTypes(long definitionKey) {
        return find(definitionKey).map(Definition::jobTypes).orElse(Set.of());
    }

    public Optional<Definition> find(long definitionKey) {
        return definitions.values().stream()
                .filter(definition -> definition.key() == definitionKey)
                .findFirst();
    }

    /** The text of the newest version of a process, decision or form, if this kernel deployed it. */
    public Optional<String> content(String id) {
        return definitions().stream()
                .filter(definition -> definition.id().equals(id) && definition.hash() != null)
                .findFirst()
                .map(definition -> models.resolve(definition.hash() + ".txt"))
                .filter(Files::exists)
                .map(Catalog::read);
    }

    /** A copy of all known ids. */
    Set<String> ids() {
        return definitions.values().stream().map(Definition::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** Forgets everything, because the engine it was on is gone. */
    void clear() {
        files.clear();
        definitions.clear();
    }

    private boolean isKnown(Definition definition) {
        return definitions
                .get(definition.place())
                .filter(known -> known.key() == definition.key())
                .isPresent();
    }

    private void keepContent(ModelFile file) {
        try {
            Files.createDirectories(models);
            Files.write(models.resolve(file.hash() + ".txt"), file.content());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + file.name() + " in " + models, e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    @Override
    public void close() {
        files.close();
        definitions.close();
    }
}
