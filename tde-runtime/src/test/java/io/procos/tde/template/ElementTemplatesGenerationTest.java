package io.procos.tde.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.Input;
import io.procos.tde.TaskContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ElementTemplatesGenerationTest {
    enum Method {
        GET,
        POST
    }

    record Request(
            @Input(label = "URL", description = "Where to", example = "https://example.org", group = "Request")
            String url,

            @Input(label = "Method", group = "Request") @Nullable Method method,

            @Input(label = "Token", secret = true, group = "Sign in") @Nullable String token,

            @Input(label = "Body", multiline = true) @Nullable String body,

            @Nullable Boolean follow,
            @Nullable Integer limit,
            @Nullable Map<String, String> headers) {}

    record Reply(int status) {}

    @AdapterType(
            value = "procos.test.call.v2",
            name = "Call",
            description = "Calls.",
            effect = EffectKind.READ,
            errors = "GONE: it is not there")
    static final class Call implements Adapter<Request, Reply> {
        @Override
        public Reply execute(Request input, TaskContext context) {
            return new Reply(200);
        }
    }

    private final JsonNode template = JsonMapper.shared().readTree(ElementTemplates.generate(Call.class));

    @Test
    void bindsTheJobType() {
        assertThat(template.path("id").asString()).isEqualTo("procos.test.call");
        assertThat(template.path("version").asInt()).isEqualTo(2);
        assertThat(template.path("description").asString()).contains("GONE: it is not there");
        assertThat(property("task-type").path("value").asString()).isEqualTo("procos.test.call.v2");
        assertThat(property("task-type").at("/binding/property").asString()).isEqualTo("type");
    }

    @Test
    void groupsInputsAsAnnotated() {
        assertThat(template.path("groups")
                        .valueStream()
                        .map(group -> group.path("id").asString()))
                .containsExactly("request", "sign-in", "input", "result", "retries");
        assertThat(property("url").path("group").asString()).isEqualTo("request");
    }

    @Test
    void demandsWhatTheRecordDemands() {
        assertThat(property("url").at("/constraints/notEmpty").asBoolean()).isTrue();
        assertThat(property("method").path("optional").asBoolean()).isTrue();
    }

    @Test
    void choosesFieldsByType() {
        assertThat(property("url").path("feel").asString()).isEqualTo("optional");
        assertThat(property("method").path("choices").size()).isEqualTo(2);
        assertThat(property("token").has("feel")).isFalse();
        assertThat(property("body").path("type").asString()).isEqualTo("Text");
        assertThat(property("follow").path("type").asString()).isEqualTo("Boolean");
        assertThat(property("limit").path("type").asString()).isEqualTo("Number");
        assertThat(property("headers").path("feel").asString()).isEqualTo("required");
    }

    @Test
    void offersEveryOutputAsMapping() {
        assertThat(property("result-status").at("/binding/source").asString()).isEqualTo("=status");
    }

    private JsonNode property(String id) {
        return template.path("properties")
                .valueStream()
                .filter(property -> property.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
