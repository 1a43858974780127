package io.procos.standalone.daemon;

import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import io.procos.standalone.home.RunState;
import io.procos.tde.spool.Spool;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.core.env.MapPropertySource;

/**
 * The daemon's workers, with its settings, in a process of their own that takes no jobs and listens to nothing: a bean is
 * made when it is asked for, and none is started.
 */
public final class LoneWorkers {
    private static final Map<String, Object> LAZY =
            Map.of("spring.main.lazy-initialization", "true", "procos.effects.ledger", "off");

    private LoneWorkers() {}

    /**
     * Opens them beside a daemon on the same folder or without one; the caller closes them.
     *
     * @param spool gets all events
     * @throws RuntimeException when a setting is wrong
     */
    public static ConfigurableApplicationContext open(DataFolder data, Spool spool) {
        RunState.Ports ports =
                new RunFile(data.runFile()).alive().map(RunState::ports).orElse(RunState.Ports.NONE);
        DaemonSettings settings = new DaemonSettings(data, 0, 0, 0, 0, null, null);
        return new SpringApplicationBuilder(Apps.WorkersApp.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .initializers(new Defaults("workers", settings, ports, Map.of()), context -> keepStill(context, spool))
                .run();
    }

    /** Its own spool, too: a daemon may be using the one in the folder. */
    private static void keepStill(ConfigurableApplicationContext context, Spool spool) {
        context.getBeanFactory().registerSingleton("loneSpool", spool);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("procosLoneWorkers", LAZY));
        context.getBeanFactory().registerSingleton("lifecycleProcessor", new NothingStarts());
    }

    private static final class NothingStarts implements LifecycleProcessor {
        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
