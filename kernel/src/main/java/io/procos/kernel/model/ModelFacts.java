package io.procos.kernel.model;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a model defines and what it asks of others, as far as the file alone tells. An id or a type that is computed by
 * FEEL when the process runs is not in here. Immutable.
 *
 * @param defines ids of the processes, decisions or forms in the file
 * @param jobTypes job types of its service tasks and listeners
 * @param processes processes it calls
 * @param decisions decisions it asks
 * @param forms forms its user tasks show
 * @param sameDeployment the called ids that must be part of the same deployment (binding type {@code deployment})
 */
public record ModelFacts(
        Set<String> defines,
        Set<String> jobTypes,
        Set<String> processes,
        Set<String> decisions,
        Set<String> forms,
        Set<String> sameDeployment) {

    public static final ModelFacts NONE = new ModelFacts(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** Every id the model refers to, whatever its kind. */
    public Set<String> references() {
        Set<String> all = new TreeSet<>(processes);
        all.addAll(decisions);
        all.addAll(forms);
        return all;
    }
}
