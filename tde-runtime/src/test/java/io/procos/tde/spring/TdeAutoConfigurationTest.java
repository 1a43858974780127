package io.procos.tde.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.procos.api.event.EventSink;
import io.procos.api.event.WorkerSeen;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.spool.Spool;
import io.procos.tde.testkit.MemorySpool;
import io.procos.tde.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

class TdeAutoConfigurationTest {
    private static TestEngine engine;

    @TempDir
    private Path folder;

    record In(@Nullable String text) {}

    record Out(int length) {}

    @AdapterType(value = "procos.test.length.v1", name = "Length", description = "Measures.", effect = EffectKind.READ)
    static class Length implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            return new Out(String.valueOf(input.text()).length());
        }
    }

    static class Undeclared implements Adapter<In, Out> {
        @Override
        public Out execute(In input, TaskContext context) {
            return new Out(0);
        }
    }

    @EnableAutoConfiguration
    static class App {
        @Bean
        Length length() {
            return new Length();
        }
    }

    static class WithMemorySpool {
        @Bean
        Spool spool() {
            return new MemorySpool();
        }
    }

    static class WithSink {
        final List<WorkerSeen> seen = new CopyOnWriteArrayList<>();

        @Bean
        EventSink workerSeenInTest() {
            return batch -> batch.forEach(event -> seen.add((WorkerSeen) event.data()));
        }
    }

    static class WithSecondLength {
        @Bean
        Length other() {
            return new Length();
        }
    }

    static class WithUndeclared {
        @Bean
        Undeclared undeclared() {
            return new Undeclared();
        }
    }

    @BeforeAll
    static void startEngine() throws IOException {
        engine = new TestEngine();
        engine.deploy("measured", "procos.test.length.v1", Map.of("procos.allowedTasks", "procos.test.*"));
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @Test
    void opensWorkerForEveryAdapterBean() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve("WORD"), "swordfish\n");
        try (ConfigurableApplicationContext app = app(
                List.of(WithMemorySpool.class, WithSink.class),
                "procos.tde.secrets.allow[procos.test.*]=WORD",
                "procos.tde.secrets.folders=" + folder.resolve("secrets"))) {

            Map<String, Object> result = engine.client()
                    .newCreateInstanceCommand()
                    .bpmnProcessId("measured")
                    .latestVersion()
                    .variables(Map.of("text", "{{secrets.WORD}}"))
                    .withResult()
                    .send()
                    .join()
                    .getVariablesAsMap();

            assertThat(result).containsEntry("length", 9);
            assertThat(app.getBean(WorkerHealth.class).health().getStatus()).isEqualTo(Status.UP);
            WithSink sink = app.getBean(WithSink.class);
            await().untilAsserted(() -> assertThat(sink.seen).isNotEmpty());
            assertThat(sink.seen.getFirst().serves().getFirst().jobType()).isEqualTo("procos.test.length.v1");
        }
    }

    @Test
    void bringsItsOwnSpool() {
        try (ConfigurableApplicationContext app =
                app(List.of(), "procos.spool.folder=" + folder.resolve("spool"), "procos.spool.capacity=16MB")) {
            assertThat(app.getBean(Spool.class)).isNotNull();
        }
    }

    @Test
    void refusesToStartWithoutPolicy() {
        assertThatThrownBy(() ->
                        app(List.of(WithMemorySpool.class), "procos.tde.policy.location=classpath:nowhere/policy.dmn"))
                .rootCause()
                .hasMessageContaining("nowhere/policy.dmn");
    }

    @Test
    void refusesTwoAdaptersOfOneType() {
        assertThatThrownBy(() -> app(List.of(WithMemorySpool.class, WithSecondLength.class)))
                .hasRootCauseMessage("job type procos.test.length.v1 is declared twice, by " + Length.class.getName()
                        + " and " + Length.class.getName());
    }

    @Test
    void refusesAdapterWithoutType() {
        assertThatThrownBy(() -> app(List.of(WithMemorySpool.class, WithUndeclared.class)))
                .rootCause()
                .hasMessageContaining("Undeclared is an Adapter without @AdapterType");
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatThrownBy(() -> app(List.of(WithMemorySpool.class), "procos.tde.max-output=3MB"))
                .rootCause()
                .hasMessageContaining("procos.tde.max-output");
    }

    private ConfigurableApplicationContext app(List<Class<?>> more, String... properties) {
        List<Class<?>> sources = new ArrayList<>(List.of(App.class));
        sources.addAll(more);
        List<String> arguments = new ArrayList<>(List.of(properties));
        if (!String.join(" ", properties).contains("procos.tde.policy.location")) {
            arguments.add("procos.tde.policy.location=classpath:procos/testkit/rules.dmn");
        }
        arguments.addAll(List.of(
                "procos.tde.data=" + folder.resolve("worker"),
                "camunda.client.grpc-address=" + engine.grpcAddress(),
                "camunda.client.rest-address=" + engine.restAddress(),
                "spring.main.banner-mode=off",
                "logging.level.root=error"));
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .run(arguments.stream().map(one -> "--" + one).toArray(String[]::new));
    }
}
