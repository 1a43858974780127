package io.procos.kernel.model;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Decides whether a model may go to the engine. Cheap and safe steps come first: size, then one hardened streaming
 * pass, and only what survives is read into memory and held against Zeebe's design rules. All findings of a step are
 * collected, so that an author mends them in one go. Thread-safe.
 */
@Component
public final class ModelCheck {
    private final ModelSettings limits;
    private final FormCheck forms;

    ModelCheck(ModelSettings limits) {
        this.limits = limits;
        this.forms = new FormCheck(limits);
    }

    /** A check with the default limits, for use outside the kernel. */
    public static ModelCheck withDefaultLimits() {
        return new ModelCheck(new ModelSettings(DataSize.ofMegabytes(4), 20_000, 100, 100_000));
    }

    /** {@code name} ends in {@code .bpmn}, {@code .dmn} or {@code .form}; the file's bytes are not changed. */
    public ModelReport check(String name, byte[] content) {
        Findings findings = new Findings(name);
        Optional<ModelKind> kind = ModelKind.of(name);
        if (kind.isEmpty()) {
            findings.error(null, 0, "is of no kind the engine knows", "name it *.bpmn, *.dmn or *.form");
            return new ModelReport(name, findings.toList(), ModelFacts.NONE);
        }
        ModelFacts facts = fits(content, findings) ? read(kind.get(), content, findings) : ModelFacts.NONE;
        return new ModelReport(name, findings.toList(), facts);
    }

    private boolean fits(byte[] content, Findings findings) {
        if (content.length > limits.maxSize().toBytes()) {
            String size = "has %,d bytes, more than %,d"
                    .formatted(content.length, limits.maxSize().toBytes());
            findings.error(null, 0, size, "split the model and join the parts by call activities");
        } else if (content.length == 0) {
            findings.error(null, 0, "is empty", "save the model again");
        }
        return !findings.any();
    }

    private ModelFacts read(ModelKind kind, byte[] content, Findings findings) {
        FeelLint feel = new FeelLint(limits.maxFeelIterations(), findings);
        return switch (kind) {
            case BPMN -> readBpmn(content, findings, new BpmnPass(findings, feel));
            case DMN -> readXml(content, findings, new DmnPass(findings, feel));
            case FORM -> forms.check(content, findings);
        };
    }

    private ModelFacts readBpmn(byte[] content, Findings findings, BpmnPass pass) {
        ModelFacts facts = readXml(content, findings, pass);
        if (!findings.any()) {
            BpmnRules.check(content, findings);
        }
        return facts;
    }

    private ModelFacts readXml(byte[] content, Findings findings, XmlVisitor visitor) {
        new XmlWalk(limits, findings, visitor).read(content);
        return visitor.facts();
    }
}
