package io.procos.e2e.http;

import java.util.HashMap;
import java.util.Map;

/**
 * One attempt.
 *
 * @param kind groups it in the table
 * @param what names it in complaints
 * @param input of the task
 */
record Attack(String kind, String what, Map<String, Object> input) {

    /** A task whose one argument is the URL. */
    static Attack url(String kind, String url) {
        return new Attack(kind, url, Map.of("url", url, "timeout", "PT1S"));
    }

    static Attack of(String kind, String what, String url, Object... namesAndValues) {
        Map<String, Object> input = new HashMap<>(Map.of("url", url, "timeout", "PT1S"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            input.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Attack(kind, what, input);
    }
}
