package io.procos.kernel.model;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks a form: JSON, an id, no two components with the same key's id, no endless FEEL. */
final class FormCheck {
    private final ModelSettings limits;
    private final JsonMapper json;

    FormCheck(ModelSettings limits) {
        this.limits = limits;
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .build();
        this.json = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .build();
    }

    ModelFacts check(byte[] content, Findings findings) {
        try {
            return read(json.readTree(content), findings);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            findings.error(null, line, "is not valid JSON: " + e.getOriginalMessage(), "export the form again");
            return ModelFacts.NONE;
        }
    }

    private ModelFacts read(JsonNode form, Findings findings) {
        String id = form.path("id").asString("");
        if (!form.isObject() || id.isBlank()) {
            findings.error(null, 0, "has no form id", "set the field 'id' at the top of the form");
            return ModelFacts.NONE;
        }
        lint(form, id, new FeelLint(limits.maxFeelIterations(), findings));
        return new ModelFacts(Set.of(id), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private void lint(JsonNode node, String owner, FeelLint feel) {
        String element = node.path("id").asString(owner);
        for (JsonNode child : node) {
            if (child.isString() && child.asString().startsWith("=")) {
                feel.check(child.asString().substring(1), element, 0);
            } else {
                lint(child, element, feel);
            }
        }
    }
}
