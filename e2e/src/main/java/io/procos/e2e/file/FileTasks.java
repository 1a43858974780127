package io.procos.e2e.file;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.run.AdapterDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file and folder adapters as the generic worker has them, each called with its bound input and nothing before it: no
 * policy and no schema that could stop an attack earlier. Thread-safe.
 */
public final class FileTasks implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final Map<String, AdapterDefinition> adapters = new HashMap<>();
    private final AtomicLong runs = new AtomicLong();

    private FileTasks(ConfigurableApplicationContext context) {
        this.context = context;
        for (Adapter<?, ?> adapter : context.getBeansOfType(Adapter.class).values()) {
            AdapterDefinition definition = AdapterDefinition.of(adapter);
            adapters.put(definition.jobType(), definition);
        }
    }

    /** Only the two families, with an object store. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @ComponentScan({"io.procos.workers.file", "io.procos.workers.directory"})
    @ConfigurationPropertiesScan({"io.procos.workers.file", "io.procos.workers.directory"})
    static class FileWorker {
        @Bean
        ObjectStore objects(Environment settings) {
            return new FileObjectStore(Path.of(settings.getRequiredProperty("objects")), DataSize.ofMegabytes(10));
        }
    }

    /** @param settings as the worker's configuration, and {@code objects}: the folder of the object store */
    public static FileTasks with(Map<String, Object> settings) {
        return new FileTasks(new SpringApplicationBuilder(FileWorker.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .bannerMode(Banner.Mode.OFF)
                .properties(settings)
                .run());
    }

    /** A reference to an object, as a task would have given it. */
    Map<String, Object> object() throws IOException {
        var content = new ByteArrayInputStream("from the store".getBytes(StandardCharsets.UTF_8));
        ObjectReference kept = context.getBean(ObjectStore.class).put(content, "text/plain", null);
        return Map.of("object", kept.object(), "bytes", kept.bytes(), "mediaType", kept.mediaType());
    }

    /** Runs one task to its end. Never throws what the adapter throws. */
    public Answer run(Probe probe, String path) {
        AdapterDefinition adapter = adapters.get(probe.jobType());
        if (adapter == null) {
            throw new IllegalStateException("nobody serves " + probe.jobType());
        }
        long start = System.nanoTime();
        try {
            Record input = JSON.convertValue(probe.input(path), adapter.input());
            Record output = adapter.adapter().execute(input, new LooseRun(runs.incrementAndGet()));
            return new Answer(Answer.Kind.DONE, String.valueOf(output), System.nanoTime() - start);
        } catch (TaskError.Rejection e) {
            return new Answer(Answer.Kind.REFUSED, e.code() + " " + e.getMessage(), System.nanoTime() - start);
        } catch (TaskError e) {
            return new Answer(Answer.Kind.FAILED, String.valueOf(e.getMessage()), System.nanoTime() - start);
        } catch (Exception e) {
            return new Answer(Answer.Kind.UNCLEAR, e.toString(), System.nanoTime() - start);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
