package io.procos.kernel.model;

import java.util.Locale;
import java.util.Optional;

/** The three kinds of file that the kernel deploys, told apart by the end of their name. */
public enum ModelKind {
    BPMN,
    DMN,
    FORM;

    /** Empty when the name ends in none of {@code .bpmn}, {@code .dmn} and {@code .form}. */
    public static Optional<ModelKind> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (ModelKind kind : values()) {
            if (lower.endsWith("." + kind.label())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
