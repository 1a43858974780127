package io.procos.workers.directory;

import io.procos.workers.inbound.MessageMapping;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One watched folder.
 *
 * @param folder where, as tasks write it: {@code inbox:orders}
 * @param glob which files; all by default. Hidden files never count
 * @param recursive also in the folders below
 * @param message name of the BPMN message that each file sends
 * @param correlationKey FEEL over {@code path, name, size, lastModified, watch}; without it the message starts an instance
 * @param settle how long a file must stay unchanged before it counts
 * @param every how often the folder is looked at
 * @param timeToLive how long a message waits for its instance, and the engine recognises a repetition
 * @param then what happens to a file that was told
 * @param target for {@code then: move}, the folder it goes to
 */
record WatchSettings(
        @Nullable String folder,
        @DefaultValue("*") String glob,
        @DefaultValue("false") boolean recursive,
        @Nullable String message,
        @Nullable String correlationKey,
        @DefaultValue("5s") Duration settle,
        @DefaultValue("2s") Duration every,
        @DefaultValue("1h") Duration timeToLive,
        @DefaultValue("leave") Then then,
        @Nullable String target) {

    /** What happens to a file once the engine has its message. */
    enum Then {
        /** It stays, and is not told again until it changes. */
        LEAVE,
        /** It goes to the target folder; of a name that is taken there, under a name with its id. */
        MOVE,
        DELETE
    }

    /** What is wrong with it, as {@code key: why}; empty when nothing is. */
    String problem() {
        if (folder == null || folder.isBlank()) {
            return "folder is missing; write it like inbox:orders";
        }
        if (message == null || message.isBlank()) {
            return "message is missing; give the name of a BPMN message";
        }
        if (then == Then.MOVE && (target == null || target.isBlank())) {
            return "target is missing; say where told files go, for example inbox:done";
        }
        if (settle.isNegative() || !every.isPositive() || !timeToLive.isPositive()) {
            return "settle, every and time-to-live must be longer than zero, for example 5s";
        }
        return "";
    }

    /**
     * How a file of the watch of this name becomes a message; to be asked for when there is no problem.
     *
     * @throws IllegalArgumentException that names the setting which is no FEEL
     */
    MessageMapping mapping(String watch) {
        return MessageMapping.parse(
                "procos.workers.directory.watch." + watch,
                Objects.requireNonNull(message),
                correlationKey,
                null,
                null,
                timeToLive);
    }
}
