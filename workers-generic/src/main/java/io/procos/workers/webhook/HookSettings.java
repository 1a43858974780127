package io.procos.workers.webhook;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One endpoint, {@code POST /hooks/<name>}. The expressions are FEEL over {@code body} (JSON parsed, or text),
 * {@code headers} (by lower-case name, without credentials) and {@code query}.
 *
 * @param secret the key that the caller signs with, at least 16 characters; belongs into the environment
 * @param signatureHeader carries the signature; several, divided by spaces, let a caller change its key
 * @param signaturePrefix stands before each signature, such as {@code sha256=} or {@code v0=}
 * @param encoding how the signature is written
 * @param timestampHeader carries the seconds since 1970 at which the caller signed
 * @param idHeader carries the caller's id of the call, if it has one
 * @param signed what is signed by HMAC-SHA256, with {@code {timestamp}}, {@code {body}} and, if wanted, {@code {id}}
 * @param tolerance how far the caller's clock may be off, and so how long a call may be repeated
 * @param message name of the BPMN message, of a start event or a catching event
 * @param correlationKey gives the value that a waiting instance has; unset for a start event
 * @param id gives what the caller calls this message, told twice it is taken once; unset, the id header or else the
 *     content counts
 * @param variables gives a context for the instance; unset, it gets {@code body}
 * @param timeToLive how long the message waits for its instance; at least twice the tolerance
 */
record HookSettings(
        String secret,
        @DefaultValue("X-Signature") String signatureHeader,
        @DefaultValue("sha256=") String signaturePrefix,
        @DefaultValue("hex") Encoding encoding,
        @DefaultValue("X-Timestamp") String timestampHeader,
        @Nullable String idHeader,
        @DefaultValue("{timestamp}.{body}") String signed,
        @DefaultValue("5m") Duration tolerance,
        String message,
        @Nullable String correlationKey,
        @Nullable String id,
        @Nullable String variables,
        @DefaultValue("1h") Duration timeToLive) {
    private static final int SHORTEST_SECRET = 16;

    /** How the bytes of a signature are written. */
    enum Encoding {
        HEX,
        BASE64;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Says what is wrong with a hook, below its own name. */
    void validate(String name) {
        require(name, secret != null && secret.length() >= SHORTEST_SECRET, "secret must have at least 16 characters");
        require(name, message != null && !message.isBlank(), "message must name a BPMN message");
        require(
                name,
                signed.contains("{timestamp}") && signed.contains("{body}"),
                "signed must hold {timestamp} and {body}, or old or changed calls would be taken");
        require(name, !signed.contains("{id}") || idHeader != null, "signed holds {id}, so id-header must be set");
        require(name, tolerance.isPositive(), "tolerance must be longer than zero, for example 5m");
        require(
                name,
                timeToLive.compareTo(tolerance.multipliedBy(2)) >= 0,
                "time-to-live must be at least twice the tolerance, or a repeated call could be taken twice");
    }

    private static void require(String name, boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.webhook.hooks." + name + "." + why);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "hook for " + message;
    }
}
