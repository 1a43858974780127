package io.procos.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One process of the library and the work of its workers, as a test drives it.
 *
 * @param asked variables with which it does its work
 * @param wrong variables that it refuses
 * @param denied variables that the policy refuses; null when it refuses none
 * @param look the step that looks before; null when there is none
 * @param act what it does
 * @param verify how a worker proves it; null when the process itself does
 * @param unlike what is given by {@code verify}, or else by {@code act}, when it was not done; null when the worker refuses
 * @param undo the job type that takes it back; null when that cannot be
 */
record LibraryCase(
        String process,
        Map<String, ?> asked,
        Map<String, ?> wrong,
        @Nullable Map<String, ?> denied,
        @Nullable Step look,
        Step act,
        @Nullable Step verify,
        @Nullable Map<String, ?> unlike,
        @Nullable String undo) {

    /** A job and what its worker gives. */
    record Step(String jobType, Map<String, ?> result) {}

    static LibraryCase of(String process, Map<String, ?> asked, Map<String, ?> wrong) {
        return new LibraryCase(process, asked, wrong, null, null, new Step("", Map.of()), null, null, null);
    }

    LibraryCase denied(Map<String, ?> variables) {
        return new LibraryCase(process, asked, wrong, variables, look, act, verify, unlike, undo);
    }

    LibraryCase looks(String jobType, Map<String, ?> free) {
        return new LibraryCase(process, asked, wrong, denied, new Step(jobType, free), act, verify, unlike, undo);
    }

    LibraryCase acts(String jobType, Map<String, ?> result) {
        return new LibraryCase(process, asked, wrong, denied, look, new Step(jobType, result), verify, unlike, undo);
    }

    LibraryCase verifies(String jobType, Map<String, ?> result) {
        return new LibraryCase(process, asked, wrong, denied, look, act, new Step(jobType, result), unlike, undo);
    }

    LibraryCase unlike(Map<String, ?> result) {
        return new LibraryCase(process, asked, wrong, denied, look, act, verify, result, undo);
    }

    LibraryCase undoneBy(String jobType) {
        return new LibraryCase(process, asked, wrong, denied, look, act, verify, unlike, jobType);
    }

    /** The jobs until it is logged, each as it goes well. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (look != null) {
            steps.add(look);
        }
        steps.add(act);
        if (verify != null) {
            steps.add(verify);
        }
        return steps;
    }

    String model() {
        return "lib/" + process + ".bpmn";
    }

    @Override
    public String toString() {
        return process;
    }
}
