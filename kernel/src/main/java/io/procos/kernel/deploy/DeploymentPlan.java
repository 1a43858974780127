package io.procos.kernel.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts models in an order in which each finds what it calls: forms and decisions first, then called processes before
 * their callers. A circle of calls is cut where it was entered. Models that must be deployed together (binding type
 * {@code deployment}) form one group.
 */
final class DeploymentPlan {
    /** A deployment of this size is far below the engine's message limit and quickly written. */
    private static final int BATCH_BYTES = 1_000_000;

    private static final int BATCH_FILES = 10;

    private final Map<String, CheckedModel> byId = new HashMap<>();
    private final Set<CheckedModel> placed = new LinkedHashSet<>();
    private final Set<CheckedModel> entered = new LinkedHashSet<>();

    private DeploymentPlan(List<CheckedModel> models) {
        models.forEach(model -> model.facts().defines().forEach(id -> byId.putIfAbsent(id, model)));
        models.stream().filter(model -> !model.isProcess()).forEach(this::place);
        models.stream().filter(CheckedModel::isProcess).forEach(this::place);
    }

    /** The models in groups that belong in one deployment; most groups have one member. */
    static List<List<CheckedModel>> groups(List<CheckedModel> models) {
        return new DeploymentPlan(models).group();
    }

    /** Joins groups to batches, in order. */
    static List<List<List<CheckedModel>>> batches(List<List<CheckedModel>> groups) {
        List<List<List<CheckedModel>>> batches = new ArrayList<>();
        for (List<CheckedModel> group : groups) {
            if (batches.isEmpty() || !fits(batches.getLast(), group)) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(group);
        }
        return batches;
    }

    private void place(CheckedModel model) {
        if (entered.add(model)) {
            model.facts().references().forEach(id -> {
                CheckedModel called = byId.get(id);
                if (called != null) {
                    place(called);
                }
            });
            placed.add(model);
        }
    }

    private List<List<CheckedModel>> group() {
        Map<CheckedModel, List<CheckedModel>> groupOf = new HashMap<>();
        for (CheckedModel model : placed) {
            List<CheckedModel> group = groupOf.computeIfAbsent(model, m -> new ArrayList<>(List.of(m)));
            model.facts().sameDeployment().forEach(id -> join(group, byId.get(id), groupOf));
        }
        return new ArrayList<>(
                new LinkedHashSet<>(placed.stream().map(groupOf::get).toList()));
    }

    private static void join(
            List<CheckedModel> group, @Nullable CheckedModel called, Map<CheckedModel, List<CheckedModel>> groupOf) {
        if (called == null || group.contains(called)) {
            return;
        }
        List<CheckedModel> other = groupOf.getOrDefault(called, List.of(called));
        group.addAll(0, other);
        other.forEach(member -> groupOf.put(member, group));
    }

    private static boolean fits(List<List<CheckedModel>> batch, List<CheckedModel> group) {
        List<CheckedModel> all = new ArrayList<>(group);
        batch.forEach(all::addAll);
        return all.size() <= BATCH_FILES && bytes(all) <= BATCH_BYTES;
    }

    private static int bytes(List<CheckedModel> models) {
        return models.stream().mapToInt(model -> model.file().content().length).sum();
    }
}
