package io.procos.kernel.model;

import java.util.Set;
import java.util.TreeSet;

/** What the streaming pass gathers from a DMN file: ids, decisions and loops in FEEL. */
final class DmnPass implements XmlVisitor {
    private final UniqueIds ids;
    private final FeelLint feel;
    private final Findings findings;
    private final Set<String> decisions = new TreeSet<>();
    private boolean dmn;

    DmnPass(Findings findings, FeelLint feel) {
        this.ids = new UniqueIds(findings);
        this.feel = feel;
        this.findings = findings;
    }

    @Override
    public void enter(XmlElement element) {
        ids.see(element);
        if (element.parent() == null) {
            dmn = element.name().equals("definitions") && element.namespace().contains("/DMN/");
        }
        if (element.name().equals("decision") && element.namespace().contains("/DMN/")) {
            readDecision(element);
        }
    }

    private void readDecision(XmlElement element) {
        String id = element.attribute("id");
        if (id == null || id.isBlank()) {
            findings.error(null, element.line(), "a decision has no id", "give it one; processes ask for it by id");
        } else {
            decisions.add(id);
        }
    }

    @Override
    public void leave(XmlElement element, String text) {
        if (element.name().equals("text")) {
            feel.check(text, element.owner(), element.line());
        }
        if (element.parent() == null && !dmn) {
            findings.error(null, element.line(), "is not a DMN file", "its root must be DMN's 'definitions'");
        } else if (element.parent() == null && decisions.isEmpty()) {
            findings.error(null, element.line(), "has no decision", "draw one, or do not deploy the file");
        }
    }

    @Override
    public ModelFacts facts() {
        return new ModelFacts(decisions, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }
}
