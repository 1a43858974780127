package io.procos.standalone.daemon;

import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * What the apps are told when they live in one JVM: addresses that only the daemon knows, which nobody may change, and
 * defaults for a laptop, which any setting of the user beats.
 */
record Defaults(String app, DaemonSettings settings, RunState.Ports ports, Map<String, Object> database)
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What a JVM counts is counted by the kernel already. */
    private static final Map<String, Object> FIGURES =
            Map.of("management.metrics.enable.all", "false", "management.metrics.enable.procos", "true");

    private static final String WEBHOOK_PORT = "${procos.standalone.webhook-port:8481}";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("procosAddresses", addresses()));
        sources.addLast(new MapPropertySource("procosLaptop", laptop(settings.data())));
        if (app.equals("workers")) {
            sources.addLast(new MapPropertySource("procosWorkerFigures", FIGURES));
        }
    }

    private Map<String, Object> addresses() {
        Map<String, Object> fixed = new HashMap<>(database);
        fixed.put("spring.application.name", "procos-" + app);
        fixed.put("camunda.client.auth.method", "none");
        fixed.put("camunda.client.grpc-address", "http://127.0.0.1:" + ports.grpc());
        fixed.put("camunda.client.rest-address", "http://127.0.0.1:" + ports.rest());
        fixed.put("procos.data.dir", settings.data().root().toString());
        fixed.put("springdoc.packages-to-scan", "io.procos.kernel.api,io.procos.memory");
        fixed.put("server.port", app.equals("workers") ? WEBHOOK_PORT : Integer.toString(ports.api()));
        if (ports.smtp() != 0) {
            fixed.put("procos.workers.mail.host", "127.0.0.1");
            fixed.put("procos.workers.mail.security", "none");
            fixed.put("procos.workers.mail.port", Integer.toString(ports.smtp()));
        }
        return fixed;
    }

    private static Map<String, Object> laptop(DataFolder data) {
        Map<String, Object> defaults = new HashMap<>();
        // The control API has an address of its own setting; what the workers serve is for this machine, too.
        defaults.put("server.address", "127.0.0.1");
        defaults.put("procos.tde.worker", "procos-generic");
        defaults.put("procos.tde.data", data.root().resolve("worker").toString());
        defaults.put("procos.objects.folder", data.root().resolve("objects").toString());
        defaults.put("procos.spool.folder", data.spool().toString());
        defaults.put("procos.tde.secrets.folders", data.secrets().toString());
        defaults.put("procos.memory.audit.folder", data.root().resolve("audit").toString());
        defaults.put("procos.workers.file.roots.files", data.files().toString());
        defaults.put(
                "procos.workers.directory.data", data.root().resolve("watch").toString());
        // A laptop's processes may call anything public, and services on the laptop itself, such as the demo's.
        defaults.put("procos.workers.http.allow-hosts", "*,127.0.0.1,localhost");
        defaults.put("procos.kernel.boot.shutdown-process", "system-shutdown");
        defaults.put("procos.kernel.watch.folders", data.models().toString());
        Path policy = data.root().resolve("policy").resolve("policy.dmn");
        if (Files.exists(policy)) {
            defaults.put("procos.tde.policy.location", policy.toUri().toString());
        }
        return defaults;
    }
}
