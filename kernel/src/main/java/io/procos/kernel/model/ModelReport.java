package io.procos.kernel.model;

import java.util.List;

/** What the check says about one model. Immutable. */
public record ModelReport(String name, List<Finding> findings, ModelFacts facts) {

    public ModelReport {
        findings = List.copyOf(findings);
    }

    public boolean refused() {
        return findings.stream().anyMatch(Finding::isError);
    }

    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }
}
