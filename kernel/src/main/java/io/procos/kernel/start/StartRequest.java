package io.procos.kernel.start;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param target the process
 * @param variables the instance's first variables
 * @param tags Zeebe's tags: a letter, then letters, digits and {@code _-:.}, at most 100 characters
 * @param startKey the client's name for this start: the same name again gives the same instance
 * @param await wait so long for the end of the instance, and return its variables; null returns at once
 * @param force start although an earlier start with this key may have worked
 */
public record StartRequest(
        Target target,
        Map<String, Object> variables,
        List<String> tags,
        @Nullable String startKey,
        @Nullable Duration await,
        boolean force) {

    /** A process by its id, in one version or the latest, or by the key of one definition. */
    public sealed interface Target {
        record Latest(String processId) implements Target {}

        record Version(String processId, int version) implements Target {}

        record Definition(long definitionKey) implements Target {}

        /** One word for messages and for the comparison of two requests with the same key. */
        default String text() {
            return switch (this) {
                case Latest latest -> latest.processId();
                case Version version -> version.processId() + " v" + version.version();
                case Definition definition -> "definition " + definition.definitionKey();
            };
        }
    }

    /** A start that runs on its own. */
    public static StartRequest once(String processId, Map<String, Object> variables, String startKey) {
        return new StartRequest(new Target.Latest(processId), variables, List.of(), startKey, null, false);
    }
}
