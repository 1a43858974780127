package io.procos.kernel.model;

import java.util.HashMap;
import java.util.Map;

/** Finds ids that two elements of one file share. */
final class UniqueIds {
    private final Map<String, Integer> lines = new HashMap<>();
    private final Findings findings;

    UniqueIds(Findings findings) {
        this.findings = findings;
    }

    void see(XmlElement element) {
        String id = element.attribute("id");
        if (id == null) {
            return;
        }
        Integer first = lines.putIfAbsent(id, element.line());
        if (first != null) {
            String reason = "id '" + id + "' is already used in line " + first;
            findings.error(id, element.line(), reason, "give each element an id of its own");
        }
    }
}
