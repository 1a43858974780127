package io.procos.kernel.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.procos.kernel.deploy.Definition;
import io.procos.kernel.deploy.DeployOutcome.Deployed;
import io.procos.kernel.model.Finding;
import io.procos.kernel.supervise.Workers;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a deployment did, file by file. {@code unservedJobTypes} are those that no worker takes at this moment. */
record DeploymentView(List<FileView> resources, Set<String> unservedJobTypes) {

    record FileView(
            String name,
            boolean changed,
            List<DefinitionView> definitions,
            Set<String> jobTypes,
            Set<String> unservedJobTypes,
            List<Finding> warnings) {}

    /** {@code kind} is process, decision or form. Keys are texts, because JavaScript's numbers are too short. */
    record DefinitionView(
            String kind,
            String id,
            int version,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long key,
            String resource,
            Set<String> jobTypes,
            Instant deployedAt) {

        static DefinitionView of(Definition definition) {
            return new DefinitionView(
                    definition.kind(),
                    definition.id(),
                    definition.version(),
                    definition.key(),
                    definition.resource(),
                    definition.jobTypes(),
                    definition.deployedAt());
        }
    }

    static DeploymentView of(List<Deployed> deployed, Workers workers) {
        List<FileView> files =
                deployed.stream().map(file -> fileView(file, workers)).toList();
        Set<String> all = workers.unserved(
                deployed.stream().flatMap(file -> file.jobTypes().stream()).toList());
        return new DeploymentView(files, all);
    }

    private static FileView fileView(Deployed file, Workers workers) {
        return new FileView(
                file.name(),
                file.changed(),
                file.definitions().stream().map(DefinitionView::of).toList(),
                file.jobTypes(),
                workers.unserved(file.jobTypes()),
                file.warnings());
    }
}
