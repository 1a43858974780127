package io.procos.kernel.model;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.camunda.bpm.model.xml.validation.ValidationResult;
import org.camunda.bpm.model.xml.validation.ValidationResultType;
import org.jspecify.annotations.Nullable;

/** The rules of BPMN's schema and of Zeebe at design time, by Zeebe's own model library. */
final class BpmnRules {
    private BpmnRules() {}

    static void check(byte[] content, Findings findings) {
        try {
            validate(Bpmn.readModelFromStream(new ByteArrayInputStream(content)), findings);
        } catch (ModelException e) {
            findings.error(null, 0, "is not valid BPMN 2.0: " + rootMessage(e), "open it in Camunda Modeler");
        }
    }

    private static void validate(BpmnModelInstance model, Findings findings) {
        ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
        new ModelWalker(model).walk(visitor);
        visitor.getValidationResult()
                .getResults()
                .forEach((element, results) -> results.stream()
                        .filter(result -> result.getType() == ValidationResultType.ERROR)
                        .forEach(result -> report(element, result, findings)));
    }

    private static void report(ModelElementInstance element, ValidationResult result, Findings findings) {
        String type = element.getElementType().getTypeName();
        findings.error(owner(element), 0, type + ": " + result.getMessage(), "mend the element in the Modeler");
    }

    /** Extension elements have no id: the element that carries them is the one a reader can find. */
    private static @Nullable String owner(@Nullable ModelElementInstance element) {
        for (ModelElementInstance at = element; at != null; at = at.getParentElement()) {
            if (at instanceof BaseElement base && base.getId() != null) {
                return base.getId();
            }
        }
        return null;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    }
}
