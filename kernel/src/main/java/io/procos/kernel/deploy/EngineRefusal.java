package io.procos.kernel.deploy;

import io.procos.kernel.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the engine's refusal of a deployment. The engine names each file in quotes, below it {@code - Element: <id>},
 * below that {@code - ERROR: <reason>}; anything else is passed on as it is.
 */
final class EngineRefusal {
    private static final Pattern LINE =
            Pattern.compile("^'(?<file>[^']+)':|- Element: (?<element>.+)|- ERROR: (?<reason>.+)", Pattern.MULTILINE);
    private static final String HINT = "mend the element in the Modeler";

    private EngineRefusal() {}

    static List<Finding> findings(String onlyFile, String message) {
        List<Finding> findings = new ArrayList<>();
        String file = onlyFile;
        @Nullable String element = null;
        Matcher line = LINE.matcher(message);
        while (line.find()) {
            if (line.group("file") != null) {
                file = line.group("file");
                element = null;
            } else if (line.group("element") != null) {
                element = elementId(line.group("element"));
            } else {
                findings.add(
                        Finding.error(file, element, 0, line.group("reason").strip(), HINT));
            }
        }
        return findings.isEmpty() ? List.of(Finding.error(onlyFile, null, 0, message, HINT)) : findings;
    }

    /** The engine may name a part below the element as well: {@code task > extensionElements > taskDefinition}. */
    private static String elementId(String path) {
        int below = path.indexOf(" > ");
        return (below < 0 ? path : path.substring(0, below)).strip();
    }
}
