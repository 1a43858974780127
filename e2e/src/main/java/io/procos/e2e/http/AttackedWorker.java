package io.procos.e2e.http;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.run.AdapterDefinition;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP adapter as a worker has it, with settings that an operator might choose, at the mercy of every task. */
final class AttackedWorker implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final AdapterDefinition adapter;

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("io.procos.workers.http")
    @ConfigurationPropertiesScan("io.procos.workers.http")
    static class Settings {

        @Bean
        ObjectStore objects(Environment environment) {
            return new FileObjectStore(
                    Path.of(environment.getRequiredProperty("attacked.objects")), DataSize.ofMegabytes(50));
        }
    }

    /** Everything public, and one server on loopback by its name and port. */
    AttackedWorker(Path objects, int evil) {
        context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(Map.of(
                        "attacked.objects", objects.toString(),
                        "procos.workers.http.allow-hosts", "*,evil.test:" + evil,
                        "procos.workers.http.connect-timeout", "1s",
                        "procos.workers.http.request-timeout", "2s",
                        "procos.workers.http.max-stored-size", "8MB"))
                .run();
        adapter = AdapterDefinition.of(context.getBean(Adapter.class));
    }

    /** What became of it: {@code refused}, {@code failed} or {@code answered}. */
    String attack(Attack attack) throws Exception {
        try {
            Record input = JsonMapper.shared().convertValue(attack.input(), adapter.input());
            adapter.adapter().execute(input, new AttackedTask(attack.what()));
            return "answered";
        } catch (JacksonException | TaskError.Rejection refused) {
            return "refused";
        } catch (TaskError failed) {
            return "failed";
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
