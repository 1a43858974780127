package io.procos.standalone.daemon;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/** Opens a port of the workers' own only when somebody may call there: when a webhook is configured. */
final class WebhookPort implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final String HOOKS = "procos.workers.webhook.hooks";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var hooks = Binder.get(event.getEnvironment()).bind(HOOKS, Bindable.mapOf(String.class, Object.class));
        if (hooks.isBound()) {
            event.getSpringApplication().setWebApplicationType(WebApplicationType.REACTIVE);
        }
    }
}
