package io.procos.workers.message;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.util.Set;
import java.util.regex.Pattern;

/** Which topics tasks may use. Immutable. */
record Topics(Set<String> allowed) {
    /** The BPMN error code of a topic that tasks may not use. */
    static final String NOT_ALLOWED = "MESSAGE_TOPIC_NOT_ALLOWED";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    static boolean isName(String topic) {
        return NAME.matcher(topic).matches() && !topic.equals(".") && !topic.equals("..");
    }

    String check(String topic) throws TaskError.Rejection {
        if (!isName(topic)) {
            throw Fields.invalid(
                    "topic", "is no topic's name; write 1 to 249 letters, digits, dots, hyphens and underscores");
        }
        if (allowed.stream().noneMatch(entry -> covers(entry, topic))) {
            throw new TaskError.Rejection(
                    NOT_ALLOWED,
                    "topic: tasks may not use " + topic + "; add it to " + MessageSettings.PREFIX + ".allow-topics");
        }
        return topic;
    }

    private static boolean covers(String entry, String topic) {
        return entry.endsWith("*") ? topic.startsWith(entry.substring(0, entry.length() - 1)) : topic.equals(entry);
    }
}
