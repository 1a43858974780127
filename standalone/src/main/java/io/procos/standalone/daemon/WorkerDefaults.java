package io.procos.standalone.daemon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Lets HTTP tasks reach the kernel, whatever else a user allows them: the system's own processes live on it. */
record WorkerDefaults(KernelAccess kernel) implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String HOSTS = "procos.workers.http.allow-hosts";
    private static final String SECRETS = "KERNEL_ADDRESS,KERNEL_TOKEN";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> fixed = new HashMap<>();
        // The doubled star means the same and leaves the keys that a user would write to the user.
        fixed.put("procos.tde.secrets.allow[procos.http.**]", SECRETS);
        Binder.get(environment)
                .bind(HOSTS, Bindable.listOf(String.class))
                .ifBound(hosts -> fixed.put(HOSTS, String.join(",", withKernel(hosts))));
        environment.getPropertySources().addFirst(new MapPropertySource("procosKernelAccess", fixed));
    }

    /** An empty list allows all, and still does. */
    private List<String> withKernel(List<String> hosts) {
        List<String> all = new ArrayList<>(hosts);
        if (!all.isEmpty()) {
            all.add(kernel.host());
        }
        return all;
    }
}
