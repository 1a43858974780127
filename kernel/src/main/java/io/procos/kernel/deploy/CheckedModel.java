package io.procos.kernel.deploy;

import io.procos.kernel.model.ModelFacts;
import io.procos.kernel.model.ModelReport;

/** A file with what the model check says about it. Compared by identity, as each stands for one file of a request. */
final class CheckedModel {
    private final ModelFile file;
    private final ModelReport report;

    CheckedModel(ModelFile file, ModelReport report) {
        this.file = file;
        this.report = report;
    }

    ModelFile file() {
        return file;
    }

    ModelReport report() {
        return report;
    }

    ModelFacts facts() {
        return report.facts();
    }

    boolean isProcess() {
        return file.kind().equals("bpmn");
    }
}
