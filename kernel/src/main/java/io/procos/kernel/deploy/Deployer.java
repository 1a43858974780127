package io.procos.kernel.deploy;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.DeploymentEvent;
import io.grpc.Status;
import io.procos.kernel.deploy.DeployOutcome.Deployed;
import io.procos.kernel.deploy.DeployOutcome.Refused;
import io.procos.kernel.deploy.DeployOutcome.Unchanged;
import io.procos.kernel.model.Finding;
import io.procos.kernel.model.ModelCheck;
import io.procos.kernel.model.ModelFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings models to the engine, one deployment at a time. Thread-safe. */
@Component
public final class Deployer {
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);

    private final ModelCheck check;
    private final EngineDeployment engine;
    private final EngineMark mark;
    private final Catalog catalog;
    private final ApplicationEventPublisher events;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Deployer(
            ModelCheck check,
            EngineDeployment engine,
            EngineMark mark,
            Catalog catalog,
            ApplicationEventPublisher events) {
        this.check = check;
        this.engine = engine;
        this.mark = mark;
        this.catalog = catalog;
        this.events = events;
    }

    /** Makes sure that what the kernel remembers is about this engine; on another one it begins anew. */
    public void recogniseEngine() {
        if (!mark.recognise()) {
            LOG.info("The engine is new to this kernel: everything is deployed to it");
            catalog.clear();
            events.publishEvent(new EngineForgot());
        }
    }

    /**
     * Deploys those files whose content the engine does not have yet. A wrong file is refused alone.
     *
     * @throws io.camunda.client.api.command.ClientException if the engine does not answer
     */
    public List<DeployOutcome> deployChanged(List<ModelFile> files) {
        return locked(() -> {
            List<CheckedModel> models = check(files);
            List<DeployOutcome> outcomes = new ArrayList<>(refused(models));
            List<CheckedModel> good =
                    models.stream().filter(m -> !m.report().refused()).toList();
            List<List<CheckedModel>> groups = DeploymentPlan.groups(good);
            groups.stream().filter(this::isDeployed).forEach(group -> outcomes.addAll(unchanged(group)));
            List<List<CheckedModel>> changed =
                    groups.stream().filter(group -> !isDeployed(group)).toList();
            DeploymentPlan.batches(changed).forEach(batch -> outcomes.addAll(deployBatch(batch)));
            return outcomes;
        });
    }

    private static List<DeployOutcome> refused(List<CheckedModel> models) {
        return models.stream()
                .filter(model -> model.report().refused())
                .<DeployOutcome>map(
                        model -> new Refused(model.file().name(), model.report().errors()))
                .toList();
    }

    private boolean isDeployed(List<CheckedModel> group) {
        return group.stream().allMatch(model -> catalog.has(model.file()));
    }

    private static List<DeployOutcome> unchanged(List<CheckedModel> group) {
        return group.stream()
                .<DeployOutcome>map(model -> new Unchanged(model.file().name()))
                .toList();
    }

    /**
     * Deploys all files or none, whether the engine has them or not.
     *
     * @throws ModelsRefused if a file is wrong
     * @throws io.camunda.client.api.command.ClientException if the engine does not answer
     */
    public List<DeployOutcome> deployTogether(List<ModelFile> files) {
        return locked(() -> {
            List<CheckedModel> models = check(files);
            List<Finding> errors =
                    models.stream().flatMap(m -> m.report().errors().stream()).toList();
            if (!errors.isEmpty()) {
                throw new ModelsRefused(errors);
            }
            List<CheckedModel> ordered =
                    DeploymentPlan.groups(models).stream().flatMap(List::stream).toList();
            try {
                return remember(
                        engine.send(ordered.stream().map(CheckedModel::file).toList()), ordered);
            } catch (ClientStatusException | ClientHttpException e) {
                throw isRefusal(e) ? new ModelsRefused(EngineRefusal.findings(names(files), text(e))) : e;
            }
        });
    }

    private List<CheckedModel> check(List<ModelFile> files) {
        return files.stream()
                .map(file -> new CheckedModel(file, check.check(file.name(), file.content())))
                .toList();
    }

    /** If the engine refuses a batch, its groups go one by one, so that only the wrong one stays behind. */
    private List<DeployOutcome> deployBatch(List<List<CheckedModel>> groups) {
        List<CheckedModel> models = groups.stream().flatMap(List::stream).toList();
        try {
            return remember(engine.send(files(models)), models);
        } catch (ClientStatusException | ClientHttpException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            return groups.size() == 1
                    ? refusedByEngine(models, text(e))
                    : groups.stream()
                            .flatMap(group -> deployBatch(List.of(group)).stream())
                            .toList();
        }
    }

    private static List<DeployOutcome> refusedByEngine(List<CheckedModel> models, String message) {
        return models.stream()
                .map(model -> model.file().name())
                .<DeployOutcome>map(name -> new Refused(name, EngineRefusal.findings(name, message)))
                .toList();
    }

    private List<DeployOutcome> remember(DeploymentEvent answer, List<CheckedModel> models) {
        List<DeployOutcome> outcomes = new ArrayList<>();
        for (CheckedModel model : models) {
            List<Definition> definitions = EngineDeployment.definitions(answer, model);
            boolean changed = catalog.add(model.file(), definitions);
            ModelFacts facts = model.facts();
            outcomes.add(
                    new Deployed(model.file().name(), changed, definitions, facts.jobTypes(), missing(model, models)));
        }
        return outcomes;
    }

    private List<Finding> missing(CheckedModel model, List<CheckedModel> together) {
        Set<String> known = catalog.ids();
        together.forEach(other -> known.addAll(other.facts().defines()));
        return model.facts().references().stream()
                .filter(id -> !known.contains(id))
                .map(id -> Finding.warning(
                        model.file().name(),
                        null,
                        "uses '" + id + "', which is not deployed",
                        "deploy it before a start"))
                .toList();
    }

    private static List<ModelFile> files(List<CheckedModel> models) {
        return models.stream().map(CheckedModel::file).toList();
    }

    private static boolean isRefusal(RuntimeException e) {
        return switch (e) {
            case ClientStatusException status -> status.getStatusCode() == Status.Code.INVALID_ARGUMENT;
            case ClientHttpException http -> http.code() == 400;
            default -> false;
        };
    }

    private static String text(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static String names(List<ModelFile> files) {
        return String.join(", ", files.stream().map(ModelFile::name).toList());
    }

    private <T> T locked(Supplier<T> work) {
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }
}
