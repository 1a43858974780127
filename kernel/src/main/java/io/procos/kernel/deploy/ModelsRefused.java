package io.procos.kernel.deploy;

import io.procos.kernel.model.Finding;
import java.util.List;

/** At least one file of a request is wrong, so nothing of it was deployed. */
public final class ModelsRefused extends RuntimeException {
    private final transient List<Finding> findings;

    ModelsRefused(List<Finding> findings) {
        super(findings.isEmpty() ? "refused" : findings.getFirst().toString());
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
