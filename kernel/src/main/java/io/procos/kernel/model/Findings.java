package io.procos.kernel.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the findings of one file, so that its author sees all of them at once; a flood is cut. */
final class Findings {
    private static final int MOST = 50;

    private final String file;
    private final List<Finding> kept = new ArrayList<>();
    private int dropped;

    Findings(String file) {
        this.file = file;
    }

    void error(@Nullable String element, int line, String reason, String hint) {
        if (kept.size() < MOST) {
            kept.add(Finding.error(file, element, line, reason, hint));
        } else {
            dropped++;
        }
    }

    boolean any() {
        return !kept.isEmpty();
    }

    List<Finding> toList() {
        if (dropped > 0) {
            kept.add(Finding.error(
                    file, null, 0, dropped + " more errors of this file are not listed", "mend these first"));
            dropped = 0;
        }
        return List.copyOf(kept);
    }
}
