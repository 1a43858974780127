package io.procos.tde.policy;

import io.procos.tde.run.JobTypePattern;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process says about itself in its extension properties.
 *
 * @param allowedTasks {@code procos.allowedTasks}: the job types it may use; null when it leaves that to the policy
 * @param dataClass {@code procos.dataClass}
 * @param roles {@code procos.roles}
 */
record ProcessDeclaration(
        @Nullable List<JobTypePattern> allowedTasks,
        @Nullable String dataClass,
        List<String> roles) {

    static ProcessDeclaration of(Map<String, String> properties) {
        String allowed = properties.get("procos.allowedTasks");
        List<JobTypePattern> patterns = allowed == null
                ? null
                : words(allowed).stream().map(JobTypePattern::of).toList();
        return new ProcessDeclaration(
                patterns, properties.get("procos.dataClass"), words(properties.getOrDefault("procos.roles", "")));
    }

    boolean allows(String jobType) {
        return allowedTasks == null || allowedTasks.stream().anyMatch(pattern -> pattern.matches(jobType));
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
