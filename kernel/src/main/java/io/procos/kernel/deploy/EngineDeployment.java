package io.procos.kernel.deploy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sends files to the engine as one deployment and reads its answer. */
@Component
final class EngineDeployment {
    private final CamundaClient client;

    EngineDeployment(CamundaClient client) {
        this.client = client;
    }

    DeploymentEvent send(List<ModelFile> files) {
        ModelFile first = files.getFirst();
        DeployResourceCommandStep2 command =
                client.newDeployResourceCommand().addResourceBytes(first.content(), first.name());
        for (ModelFile file : files.subList(1, files.size())) {
            command = command.addResourceBytes(file.content(), file.name());
        }
        return command.execute();
    }

    /** The definitions that the engine made of one file of the deployment. */
    static List<Definition> definitions(DeploymentEvent event, CheckedModel model) {
        String name = model.file().name();
        String hash = model.file().hash();
        Instant now = Instant.now();
        List<Definition> found = new ArrayList<>();
        event.getProcesses().stream()
                .filter(process -> process.getResourceName().equals(name))
                .map(p -> new Definition(
                        "process",
                        p.getBpmnProcessId(),
                        p.getVersion(),
                        p.getProcessDefinitionKey(),
                        name,
                        hash,
                        model.facts().jobTypes(),
                        now))
                .forEach(found::add);
        var requirements = event.getDecisionRequirements().stream()
                .filter(drg -> drg.getResourceName().equals(name))
                .map(drg -> drg.getDecisionRequirementsKey())
                .collect(Collectors.toSet());
        event.getDecisions().stream()
                .filter(decision -> requirements.contains(decision.getDecisionRequirementsKey()))
                .map(d -> new Definition(
                        "decision",
                        d.getDmnDecisionId(),
                        d.getVersion(),
                        d.getDecisionKey(),
                        name,
                        hash,
                        Set.of(),
                        now))
                .forEach(found::add);
        event.getForm().stream()
                .filter(form -> form.getResourceName().equals(name))
                .map(f -> new Definition(
                        "form", f.getFormId(), f.getVersion(), f.getFormKey(), name, hash, Set.of(), now))
                .forEach(found::add);
        return found;
    }
}
