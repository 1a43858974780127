package io.procos.workers.sandbox;

import io.procos.workers.sandbox.SandboxProbe.Fails;
import io.procos.workers.sandbox.SandboxProbe.Works;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether a job type that runs code is served: only when somebody configured what it may run, and only where it can be
 * confined. Where it cannot, the worker says why and serves its other job types.
 */
public abstract class SandboxCondition implements ConfigurationCondition {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxCondition.class);

    private final String jobType;

    protected SandboxCondition(String jobType) {
        this.jobType = jobType;
    }

    /** Somebody configured what the job type may run. */
    protected abstract boolean wanted(Binder settings);

    /** Asked once: in the other phase it would be asked again, and each time try a command. */
    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Binder binder = Binder.get(context.getEnvironment());
        if (!wanted(binder)) {
            return false;
        }
        SandboxSettings settings = binder.bindOrCreate("procos.workers.sandbox", SandboxSettings.class);
        return switch (SandboxProbe.of(settings)) {
            case Works _ -> true;
            case Fails fails -> {
                LOG.error("{} is not served, because commands cannot be confined here: {}", jobType, fails.why());
                yield false;
            }
        };
    }
}
