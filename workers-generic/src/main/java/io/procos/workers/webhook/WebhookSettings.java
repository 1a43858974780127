package io.procos.workers.webhook;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Calls from outside, served at {@code /hooks/<name>} by the worker's own web server.
 *
 * @param hooks endpoints by name: lower-case letters, digits and dashes; none by default
 * @param maxSize largest body
 * @param readTimeout longest wait for a whole body
 * @param maxAtOnce most calls at one time; others are told to come again
 */
@ConfigurationProperties("procos.workers.webhook")
record WebhookSettings(
        @DefaultValue Map<String, HookSettings> hooks,
        @DefaultValue("1MB") DataSize maxSize,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("64") int maxAtOnce) {

    WebhookSettings {
        hooks = Map.copyOf(hooks);
        hooks.forEach((name, hook) -> {
            require(
                    name.matches("[a-z0-9-]{1,64}"),
                    "hooks." + name + ": a name is lower-case letters, digits, dashes");
            hook.validate(name);
        });
        require(
                maxSize.toBytes() > 0 && maxSize.toBytes() < Integer.MAX_VALUE,
                "max-size must be more than zero and less than 2GB, for example 1MB");
        require(readTimeout.isPositive(), "read-timeout must be longer than zero, for example 10s");
        require(maxAtOnce > 0, "max-at-once must be at least 1");
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.webhook." + why);
        }
    }
}
