package io.procos.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.redaction.Redaction;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.unit.DataSize;

class SettingsTest {
    private final ApplicationContextRunner workers = new ApplicationContextRunner()
            .withUserConfiguration(GenericWorkers.class)
            .withBean(Inbound.class, () -> message -> {})
            .withBean(Redaction.class, () -> Redaction.SECRETS)
            .withBean(ObjectStore.class, () -> new FileObjectStore(Path.of("target/objects"), DataSize.ofMegabytes(1)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procos.workers.http.connect-timeout=0s",
                "procos.workers.http.allow-hosts=http://example.org",
                "procos.workers.http.max-pages=0",
                "procos.workers.http.max-header-size=0B",
                "procos.workers.http.proxy.port=0",
                "procos.workers.file.read-only=lost",
                "procos.workers.file.default-root=lost",
                "procos.workers.file.roots[Not.A/name]=/tmp",
                "procos.workers.file.quotas[lost].bytes=1MB",
                "procos.workers.file.max-stream-size=0B",
                "procos.workers.directory.max-depth=0",
                "procos.workers.directory.watch.orders.folder=",
                "procos.workers.webhook.max-at-once=0",
                "procos.workers.webhook.hooks.orders.secret=short",
                "procos.workers.mail.username=ann",
                "procos.workers.sandbox.memory=1MB",
                "procos.workers.sandbox.readable=data",
                "procos.workers.shell.commands.ls=ls",
                "procos.workers.shell.allow-environment=LD_PRELOAD",
                "procos.workers.python.interpreter=python3",
                "procos.workers.mail.inbox.desk.host=",
                "procos.workers.mail.read.max-parts=0",
                "procos.workers.message.linger=5s",
                "procos.workers.message.subscriptions[orders].topic=orders",
                "procos.workers.notify.max-per-window=0"
            })
    void refusesWhatCannotWorkByItsName(String setting) {
        String name = setting.substring(0, setting.indexOf('=')).replaceAll("\\[.*", "");

        workers.withPropertyValues(setting)
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining(name));
    }

    @Test
    void documentsEveryDefaultAsItIs() {
        Map<String, Object> settings = new HashMap<>();
        workers.run(context -> settings.putAll(settingsOf(context)));

        workers.withPropertyValues("spring.config.name=procos-workers-generic")
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .run(context -> {
                    assertThat(context.getEnvironment().getProperty("procos.workers.http.max-redirects"))
                            .isEqualTo("5");
                    assertThat(settingsOf(context)).hasSizeGreaterThan(4).isEqualTo(settings);
                });
    }

    private static Map<String, Object> settingsOf(ApplicationContext context) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : context.getBeanDefinitionNames()) {
            if (name.startsWith("procos.workers.")) {
                settings.put(name, context.getBean(name));
            }
        }
        return settings;
    }
}
