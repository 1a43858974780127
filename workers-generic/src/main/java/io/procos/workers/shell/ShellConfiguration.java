package io.procos.workers.shell;

import io.procos.tde.objects.ObjectStore;
import io.procos.workers.sandbox.Sandbox;
import io.procos.workers.sandbox.SandboxCondition;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Serves {@link ShellExecAdapter} where it is wanted and can be confined; nothing of this runs anything by itself. */
@Configuration(proxyBeanMethods = false)
@Conditional(ShellConfiguration.ShellServed.class)
class ShellConfiguration {

    @Bean
    ShellExecAdapter shellExecAdapter(ShellSettings settings, Sandbox sandbox, ObjectStore objects) {
        return new ShellExecAdapter(settings, sandbox, objects);
    }

    /** True when a command is configured and can be confined. */
    static final class ShellServed extends SandboxCondition {
        ShellServed() {
            super("procos.shell.exec.v1");
        }

        @Override
        protected boolean wanted(Binder settings) {
            return !settings.bind("procos.workers.shell.commands", Bindable.mapOf(String.class, String.class))
                    .orElse(Map.of())
                    .isEmpty();
        }
    }
}
