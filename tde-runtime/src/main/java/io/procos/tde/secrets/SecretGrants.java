package io.procos.tde.secrets;

import io.procos.tde.run.JobTypePattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Which job types may use which secrets. What is not granted is refused. Immutable and thread-safe. */
public final class SecretGrants {
    private final Map<JobTypePattern, Set<String>> grants;
    private final Map<String, Set<String>> byType = new ConcurrentHashMap<>();

    /**
     * @param grants job type pattern, such as {@code procos.http.*}, to names; the name {@code *} grants all
     */
    public SecretGrants(Map<String, ? extends Iterable<String>> grants) {
        this.grants = grants.entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> JobTypePattern.of(entry.getKey()), entry -> names(entry.getValue())));
    }

    /** Grants nothing. */
    public static SecretGrants none() {
        return new SecretGrants(Map.<String, List<String>>of());
    }

    boolean allows(String jobType, String name) {
        Set<String> names = byType.computeIfAbsent(jobType, this::collect);
        return names.contains("*") || names.contains(name);
    }

    private Set<String> collect(String jobType) {
        return grants.entrySet().stream()
                .filter(entry -> entry.getKey().matches(jobType))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(Iterable<String> names) {
        Set<String> trimmed = new java.util.HashSet<>();
        names.forEach(name -> trimmed.add(name.strip()));
        return Set.copyOf(trimmed);
    }
}
