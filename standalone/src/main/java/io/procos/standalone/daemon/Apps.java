package io.procos.standalone.daemon;

import io.procos.api.event.EventSink;
import io.procos.kernel.Kernel;
import io.procos.memory.Memory;
import io.procos.memory.ingest.Ingestion;
import io.procos.standalone.effects.EffectsConfiguration;
import io.procos.standalone.home.RunState;
import io.procos.standalone.invoice.Invoices;
import io.procos.workers.GenericWorkers;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Kernel with memory, and workers, as child contexts of one parent, which holds what they share: the stream of events, the
 * figures.
 */
final class Apps implements AutoCloseable {
    private final DaemonSettings settings;
    private final RunState.Ports ports;
    private final EventFanOut events;
    private final Database database;
    private final EngineMetrics engine;
    private final GenericApplicationContext shared = new GenericApplicationContext();
    private final Startup.Running children = new Startup.Running();
    private AutoCloseable kernelStop = () -> {};

    Apps(DaemonSettings settings, RunState.Ports ports, EventFanOut events, Database database, EngineMetrics engine) {
        this.settings = settings;
        this.ports = ports;
        this.events = events;
        this.database = database;
        this.engine = engine;
        shared.registerBean("workerSeenEvents", EventFanOut.class, () -> events);
        // The kernel's /actuator/prometheus shows what all apps count: each has a registry of its own before this one.
        shared.registerBean("prometheusRegistry", PrometheusRegistry.class, PrometheusRegistry::new);
        shared.refresh();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Kernel.class, Memory.class, EffectsConfiguration.class})
    static class KernelApp {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import({GenericWorkers.class, Invoices.class})
    static class WorkersApp {}

    /** Returns when the boot process has been started. */
    KernelAccess startKernel() {
        ConfigurableApplicationContext kernel = start(
                KernelApp.class,
                WebApplicationType.REACTIVE,
                new Defaults("kernel", settings, ports, database.properties()),
                context -> context.getBeanFactory().registerSingleton("engineMetrics", engine));
        listen(kernel);
        events.open();
        kernelStop = kernel::stop;
        return KernelAccess.of(kernel, settings.data());
    }

    /**
     * The memory hears last: while its database is away, all others still hear everything. With a Kafka of our own it hears
     * there.
     */
    private void listen(ConfigurableApplicationContext kernel) {
        Ingestion memory = kernel.getBean(Ingestion.class);
        kernel.getBeansOfType(EventSink.class).values().stream()
                .filter(sink -> sink != memory)
                .forEach(events::add);
        if (!kernel.getEnvironment().containsProperty(BusSettings.KAFKA_PORT)) {
            events.add(memory);
        }
    }

    void startWorkers(KernelAccess kernel) {
        start(
                WorkersApp.class,
                WebApplicationType.NONE,
                new Defaults("workers", settings, ports, database.properties()),
                new WorkerDefaults(kernel),
                context -> context.getBeanFactory().addBeanPostProcessor(kernel.asAddition()));
        // The kernel stops first, while its shutdown process still finds workers; its context is closed last.
        children.add(kernelStop);
    }

    private ConfigurableApplicationContext start(
            Class<?> app, WebApplicationType web, ApplicationContextInitializer<?>... initializers) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(app)
                .parent(shared)
                .web(web)
                .listeners(new WebhookPort())
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .initializers(initializers)
                .run();
        return children.add(context);
    }

    @Override
    public void close() {
        children.close();
        shared.close();
    }
}
