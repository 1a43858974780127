package io.procos.kernel.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Finds the models to deploy at boot: the library on the class path, then the configured folders. */
@Component
public final class BootModels {
    private static final String LIBRARY = "procos/";

    private final DeploySettings settings;

    BootModels(DeploySettings settings) {
        this.settings = settings;
    }

    public List<ModelFile> find() {
        List<ModelFile> found = new ArrayList<>(settings.library() ? library() : List.of());
        settings.folders().forEach(folder -> found.addAll(new ModelFolder(folder).read()));
        return found;
    }

    private static List<ModelFile> library() {
        try {
            Map<String, ModelFile> byName = new TreeMap<>();
            var resolver = new PathMatchingResourcePatternResolver();
            for (String kind : List.of("bpmn", "dmn", "form")) {
                for (Resource resource : resolver.getResources("classpath*:" + LIBRARY + "**/*." + kind)) {
                    ModelFile file = new ModelFile(name(resource), resource.getContentAsByteArray());
                    byName.put(file.name(), file);
                }
            }
            return List.copyOf(byName.values());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the process library", e);
        }
    }

    /** The path from the library's root on, the same whether it lies in a jar or in a folder. */
    private static String name(Resource resource) throws IOException {
        String url = resource.getURL().toString();
        return url.substring(url.lastIndexOf("/" + LIBRARY) + 1);
    }
}
