package io.procos.standalone.daemon;

import io.procos.api.event.EventSink;
import io.procos.kernel.Kernel;
import io.procos.standalone.home.RunState;
import io.procos.standalone.invoice.Invoices;
import io.procos.standalone.projection.HistoryConfiguration;
import io.procos.workers.GenericWorkers;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Kernel and workers as child contexts of one parent, which holds what they share: the stream of events. */
final class Apps implements AutoCloseable {
    private final DaemonSettings settings;
    private final RunState.Ports ports;
    private final EventFanOut events;
    private final GenericApplicationContext shared = new GenericApplicationContext();
    private final Startup.Running children = new Startup.Running();

    Apps(DaemonSettings settings, RunState.Ports ports, EventFanOut events) {
        this.settings = settings;
        this.ports = ports;
        this.events = events;
        shared.registerBean("workerSeenEvents", EventFanOut.class, () -> events);
        shared.refresh();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Kernel.class, HistoryConfiguration.class})
    static class KernelApp {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({GenericWorkers.class, Invoices.class})
    static class WorkersApp {}

    /** Returns when the boot process has been started, with the control API's port. */
    int startKernel() {
        ConfigurableApplicationContext kernel = start("kernel", KernelApp.class, WebApplicationType.REACTIVE);
        kernel.getBeansOfType(EventSink.class).values().forEach(events::add);
        events.open();
        return kernel.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    void startWorkers() {
        start("workers", WorkersApp.class, WebApplicationType.NONE);
    }

    private ConfigurableApplicationContext start(String name, Class<?> app, WebApplicationType web) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(app)
                .parent(shared)
                .web(web)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .initializers(new Defaults(name, settings, ports))
                .run();
        return children.add(context);
    }

    @Override
    public void close() {
        children.close();
        shared.close();
    }
}
