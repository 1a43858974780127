package io.procos.e2e.fault;

import io.procos.e2e.load.Resources;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to try to get out of the sandbox.
 *
 * @param group what it is after
 * @param harmful must not be tried in the open
 * @param code Python; calls {@code escaped()} when it is out, anything else means that it was held
 */
record EscapeProbe(String group, String name, boolean harmful, String code) {
    private static final String PRELUDE = Resources.text("/procos/e2e/escape/prelude.py");

    /** Each begins with {@code #= group | name}, or {@code #!} when it is harmful. */
    static List<EscapeProbe> all() {
        List<EscapeProbe> probes = new ArrayList<>();
        for (String part : Resources.text("/procos/e2e/escape/probes.py").split("(?m)^(?=#[=!] )")) {
            String title = part.lines().findFirst().orElse("");
            String[] words = title.substring(3).split(" \\| ");
            probes.add(new EscapeProbe(
                    words[0].strip(), words[1].strip(), title.startsWith("#!"), part.substring(title.length())));
        }
        return probes;
    }

    /** The whole script, whose {@code result} tells what came of it. */
    String script() {
        return PRELUDE + "\ntry:\n" + code.strip().indent(4) + "except BaseException as error:\n"
                + "    result['held'] = repr(error)[:200]\n";
    }
}
