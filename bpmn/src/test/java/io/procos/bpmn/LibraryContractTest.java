package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Documentation;
import io.camunda.zeebe.model.bpmn.instance.Error;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a process of the library says of itself, its element template and its page agree. */
class LibraryContractTest {
    private static final Pattern CONTRACT = Pattern.compile(".* In: (.*)\\. Out: (.*)\\. Errors: (.*)\\.");

    static Stream<String> processes() {
        return Library.models(".bpmn").stream()
                .filter(model -> model.startsWith("lib/") && !model.equals("lib/lib-policy.bpmn"))
                .map(model -> model.replaceAll("^lib/|\\.bpmn$", ""));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void offersItsTemplate(String process) {
        JsonNode template = new JsonMapper().readTree(Library.bytes("lib/element-templates/" + process + ".json"));

        assertThat(bound(template, "zeebe:calledElement", "/value")).containsExactly(process);
        assertThat(bound(template, "zeebe:input", "/binding/name")).isEqualTo(names(process, 1));
        assertThat(bound(template, "zeebe:output", "/binding/source"))
                .isEqualTo(names(process, 2).stream().map("="::concat).toList());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void declaresTheErrorsItThrows(String process) {
        assertThat(names(process, 3))
                .containsAll(model(process).getModelElementsByType(Error.class).stream()
                        .map(Error::getErrorCode)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void isDescribedInTheDocs(String process) throws IOException {
        String section = Files.readString(Path.of("../docs/library.md"))
                .split("\n## " + process + "\n")[1]
                .split("\n## ")[0];

        assertThat(section).contains(rows(process));
    }

    /** Data class and roles are the same everywhere and stand once at the top of the page. */
    private static List<String> rows(String process) {
        Stream<String> in = names(process, 1).stream()
                .filter(name -> !List.of("dataClass", "roles").contains(name));
        return Stream.of(
                        in.map("| in | `%s`"::formatted),
                        names(process, 2).stream().map("| out | `%s`"::formatted),
                        names(process, 3).stream().map("| error | `%s`"::formatted))
                .flatMap(rows -> rows)
                .toList();
    }

    private static List<String> names(String process, int part) {
        String text = model(process)
                .getModelElementsByType(Documentation.class)
                .iterator()
                .next()
                .getTextContent();
        Matcher contract = CONTRACT.matcher(text);
        assertThat(contract.matches()).as(text).isTrue();
        return Arrays.stream(contract.group(part).split(", "))
                .map(name -> name.replace(" (optional)", ""))
                .toList();
    }

    private static BpmnModelInstance model(String process) {
        return Bpmn.readModelFromStream(Library.open("lib/" + process + ".bpmn"));
    }

    private static List<String> bound(JsonNode template, String type, String pointer) {
        return template.path("properties")
                .valueStream()
                .filter(property -> property.at("/binding/type").asString().equals(type))
                .map(property -> property.at(pointer).asString())
                .toList();
    }
}
