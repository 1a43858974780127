package io.procos.standalone.adapters;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every adapter on the class path. Reads their classes; makes none of them. */
final class Catalog {
    private static final Set<String> HOMES = Set.of("io.procos.workers", "io.procos.standalone");

    private Catalog() {}

    static List<CatalogEntry> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(AdapterType.class));
        return HOMES.stream()
                .flatMap(home -> scanner.findCandidateComponents(home).stream())
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                .filter(Adapter.class::isAssignableFrom)
                .map(CatalogEntry::of)
                .sorted(Comparator.comparing(CatalogEntry::jobType))
                .toList();
    }

    /**
     * The job type of a name, in full or short.
     *
     * @throws IllegalArgumentException when there is no such adapter, with those there are
     */
    static String jobType(String name, List<CatalogEntry> all) {
        return all.stream()
                .map(CatalogEntry::jobType)
                .filter(type ->
                        type.equals(name) || CatalogEntry.shortName(type).equals(name))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalArgumentException("there is no adapter " + name + "; there are "
                        + all.stream()
                                .map(entry -> CatalogEntry.shortName(entry.jobType()))
                                .collect(Collectors.joining(", "))));
    }
}
