package io.procos.workers.python;

import io.procos.tde.objects.ObjectStore;
import io.procos.workers.sandbox.Sandbox;
import io.procos.workers.sandbox.SandboxCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Serves {@link PythonRunAdapter} where it is wanted and can be confined; nothing of this runs anything by itself. */
@Configuration(proxyBeanMethods = false)
@Conditional(PythonConfiguration.PythonServed.class)
class PythonConfiguration {

    @Bean
    PythonRunAdapter pythonRunAdapter(PythonSettings settings, Sandbox sandbox, ObjectStore objects) {
        return new PythonRunAdapter(settings, sandbox, objects);
    }

    /** True when an interpreter is configured and can be confined. */
    static final class PythonServed extends SandboxCondition {
        PythonServed() {
            super("procos.python.run.v1");
        }

        @Override
        protected boolean wanted(Binder settings) {
            return settings.bind("procos.workers.python.interpreter", Bindable.of(String.class))
                    .isBound();
        }
    }
}
