package io.procos.kernel.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the streaming pass gathers from a BPMN file: ids, job types, calls and loops in FEEL. */
final class BpmnPass implements XmlVisitor {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    private final UniqueIds ids;
    private final FeelLint feel;
    private final Set<String> defines = new TreeSet<>();
    private final Set<String> jobTypes = new TreeSet<>();
    private final Set<String> processes = new TreeSet<>();
    private final Set<String> decisions = new TreeSet<>();
    private final Set<String> forms = new TreeSet<>();
    private final Set<String> sameDeployment = new TreeSet<>();

    BpmnPass(Findings findings, FeelLint feel) {
        this.ids = new UniqueIds(findings);
        this.feel = feel;
    }

    @Override
    public void enter(XmlElement element) {
        ids.see(element);
        lintAttributes(element);
        if (element.is(BPMN, "process")) {
            addStatic(defines, element.attribute("id"));
        } else if (element.namespace().equals(ZEEBE)) {
            readExtension(element);
        }
    }

    @Override
    public void leave(XmlElement element, String text) {
        lint(element, text.strip());
    }

    @Override
    public ModelFacts facts() {
        return new ModelFacts(defines, jobTypes, processes, decisions, forms, sameDeployment);
    }

    private void readExtension(XmlElement element) {
        switch (element.name()) {
            case "taskDefinition", "executionListener", "taskListener" ->
                addStatic(jobTypes, element.attribute("type"));
            case "calledElement" -> addReference(processes, element, "processId");
            case "calledDecision" -> addReference(decisions, element, "decisionId");
            case "formDefinition" -> addReference(forms, element, "formId");
            default -> {} // the other extensions name nothing outside the file
        }
    }

    private void addReference(Set<String> to, XmlElement element, String attribute) {
        String id = element.attribute(attribute);
        if (addStatic(to, id) && "deployment".equals(element.attribute("bindingType"))) {
            addStatic(sameDeployment, id);
        }
    }

    private static boolean addStatic(Set<String> to, @Nullable String value) {
        return value != null && !value.isBlank() && !value.startsWith("=") && to.add(value);
    }

    private void lintAttributes(XmlElement element) {
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            lint(element, attribute.getValue());
        }
    }

    /** In a Zeebe model a text that begins with an equals sign is FEEL. */
    private void lint(XmlElement element, String text) {
        if (text.startsWith("=")) {
            feel.check(text.substring(1), element.owner(), element.line());
        }
    }
}
