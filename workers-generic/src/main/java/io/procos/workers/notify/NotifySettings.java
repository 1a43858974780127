package io.procos.workers.notify;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where notifications go, and how a storm of them becomes one message.
 *
 * @param mailTo who gets notifications by mail when the task names nobody
 * @param webhookUrl where notifications are posted; its host must be allowed by {@code procos.workers.http}
 * @param webhookToken sent to the webhook as a bearer token; none without it
 * @param topic where notifications are published; {@code procos.workers.message} must allow it
 * @param digestWindow after a message, further ones of the same channel and {@code dedupeKey} are only counted for this
 *     long; the next message tells how many there were. Zero sends every one
 * @param maxPerWindow most messages one channel sends within one window, whatever their keys; further ones are counted
 * @param webhookTimeout longest time for one post
 */
@ConfigurationProperties("procos.workers.notify")
record NotifySettings(
        @DefaultValue List<String> mailTo,
        @Nullable URI webhookUrl,
        @Nullable String webhookToken,
        @Nullable String topic,
        @DefaultValue("5m") Duration digestWindow,
        @DefaultValue("100") int maxPerWindow,
        @DefaultValue("10s") Duration webhookTimeout) {

    NotifySettings {
        mailTo = List.copyOf(mailTo);
        require(!digestWindow.isNegative(), "digest-window must not be negative; 0 sends every message");
        require(maxPerWindow > 0, "max-per-window must be more than zero");
        require(webhookTimeout.isPositive(), "webhook-timeout must be longer than zero, for example 10s");
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.notify." + why);
        }
    }

    /** A record's own text would show the token, and the URL may hold one. */
    @Override
    public String toString() {
        return "NotifySettings[mailTo=" + mailTo + ", digestWindow=" + digestWindow + "]";
    }
}
