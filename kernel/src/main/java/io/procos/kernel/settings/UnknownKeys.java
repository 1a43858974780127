package io.procos.kernel.settings;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds keys under {@code procos.kernel} that no record has: nearly always a slip of the pen that would do nothing. */
final class UnknownKeys {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("procos.kernel");

    private final ConfigurableEnvironment environment;
    private final Set<String> known = new TreeSet<>();

    UnknownKeys(ConfigurableEnvironment environment, List<Class<?>> records) {
        this.environment = environment;
        for (Class<?> type : records) {
            for (RecordComponent component : type.getRecordComponents()) {
                known.add(SettingsCheck.prefix(type) + "." + kebab(component.getName()));
            }
        }
    }

    void collect(List<SettingError> errors) {
        Set<String> unknown = new TreeSet<>();
        ConfigurationPropertySources.get(environment).forEach(source -> {
            // An environment variable's name cannot tell a dash from a dot, so it is no witness.
            boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
            if (!variables && source instanceof IterableConfigurationPropertySource all) {
                all.stream()
                        .filter(ROOT::isAncestorOf)
                        .filter(name -> !isKnown(name))
                        .forEach(n -> unknown.add(n + ""));
            }
        });
        unknown.forEach(key ->
                errors.add(new SettingError(key, null, "no such setting", "did you mean " + nearest(key) + "?")));
    }

    private boolean isKnown(ConfigurationPropertyName name) {
        return known.stream()
                .map(ConfigurationPropertyName::of)
                .anyMatch(key -> key.equals(name) || key.isAncestorOf(name));
    }

    private String nearest(String key) {
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(key, other)))
                .orElse("");
    }

    private static String kebab(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance: how many letters to add, drop or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
