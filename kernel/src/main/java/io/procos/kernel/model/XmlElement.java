package io.procos.kernel.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One open element of the streaming pass. {@code attributes} of the
 * element's own vocabulary go by their plain name, foreign ones by namespace, hash and name; {@code line} counts from 1. */
record XmlElement(
        @Nullable XmlElement parent,
        String namespace,
        String name,
        Map<String, String> attributes,
        int line,
        int depth) {

    boolean is(String expectedNamespace, String expectedName) {
        return name.equals(expectedName) && namespace.equals(expectedNamespace);
    }

    @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** The id of this element or of the nearest one around it that has any. */
    @Nullable String owner() {
        for (XmlElement at = this; at != null; at = at.parent) {
            String id = at.attribute("id");
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}
