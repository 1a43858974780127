package io.procos.kernel.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.kernel.TestModels;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelCheckTest {
    private static final ModelCheck CHECK = ModelCheck.withDefaultLimits();

    @BeforeAll
    static void warmUp() {
        for (int i = 0; i < 3; i++) {
            check("warm.bpmn", TestModels.oneTask("warm", "x"));
        }
    }

    @Test
    void acceptsSoundModelAndListsWhatItNeeds() {
        ModelReport report = check("ok.bpmn", TestModels.oneTask("ok", "procos.http.request.v1"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.facts().defines()).containsExactly("ok");
        assertThat(report.facts().jobTypes()).containsExactly("procos.http.request.v1");
    }

    @Test
    void refusesForeignEntities() {
        String xxe = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + TestModels.empty("p").replaceFirst("<\\?xml.*?\\?>", "").replace("\"start\"", "\"&x;\"");

        assertRefused(check("xxe.bpmn", xxe), null, "DOCTYPE");
    }

    @Test
    void refusesEntityBomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
        }
        bomb.append("]><definitions>&a29;</definitions>");

        assertRefused(check("bomb.bpmn", bomb.toString()), null, "DOCTYPE");
    }

    @Test
    void refusesBombInTheEncodingOfAnotherWidth() {
        byte[] utf16 = "<!DOCTYPE d [<!ENTITY a 'b'>]><definitions>&a;</definitions>".getBytes(StandardCharsets.UTF_16);

        assertRefused(CHECK.check("wide.bpmn", utf16), null, "DOCTYPE");
    }

    @Test
    void refusesThirtyMegabytes() {
        byte[] huge = new byte[30_000_000];

        assertRefused(CHECK.check("huge.bpmn", huge), null, "30,000,000 bytes");
    }

    @Test
    void refusesHundredThousandElementsAndNamesWhereTheyBecameTooMany() {
        String tasks = IntStream.range(0, 100_000)
                .mapToObj(i -> "<task id='t" + i + "'/>")
                .collect(Collectors.joining());

        assertRefused(
                check("many.bpmn", definitions("<process id='p'>" + tasks + "</process>")), "p", "20000 XML elements");
    }

    @Test
    void refusesDeepNest() {
        String deep = "<subProcess>".repeat(5_000) + "</subProcess>".repeat(5_000);

        assertRefused(check("deep.bpmn", definitions("<process id='p'>" + deep + "</process>")), "p", "100 deep");
    }

    @Test
    void refusesNestedLoopsOverLiteralRanges() {
        String model = TestModels.oneTask("p", "x")
                .replace("type=\"x\"", "type=\"= count(for x in 1..1000, y in 1..1000 return x*y)\"");

        assertRefused(check("loop.bpmn", model), "task", "1000000 times");
    }

    @Test
    void refusesDuplicateIdsAndNamesEach() {
        String model = definitions(
                "<process id='p' isExecutable='true'><startEvent id='a'/>\n<task id='a'/>\n<task id='p'/></process>");

        ModelReport report = check("twice.bpmn", model);

        assertThat(report.errors()).extracting(Finding::element).containsExactly("a", "p");
        assertThat(report.errors()).extracting(Finding::line).containsExactly(2, 3);
    }

    @Test
    void namesTheElementThatBreaksTheEnginesRules() {
        String model = TestModels.oneTask("p", "x").replace("type=\"x\"", "");

        ModelReport report = check("rule.bpmn", model);

        assertThat(report.errors()).extracting(Finding::element).contains("task");
    }

    @Test
    void reportsBrokenXmlWithLineAndElement() {
        ModelReport report = check("torn.bpmn", definitions("\n<process id='p'>\n<task id='t'>\n</proc"));

        assertThat(report.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("t");
            assertThat(finding.line()).isGreaterThanOrEqualTo(4);
            assertThat(finding.reason()).contains("well-formed");
        });
    }

    @Test
    void checksLoopsInDecisionTables() {
        String dmn = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d' namespace='n'>"
                + "<decision id='cost'><literalExpression id='l'><text>for x in 1..10**9 return x</text>"
                + "</literalExpression></decision></definitions>";

        assertRefused(check("cost.dmn", dmn), "l", "1000000000 times");
    }

    @Test
    void checksForms() {
        assertRefused(check("noid.form", "{\"components\":[]}"), null, "no form id");
        assertRefused(check("bad.form", "{\"id\":"), null, "not valid JSON");
        assertRefused(
                check(
                        "loop.form",
                        "{\"id\":\"f\",\"components\":[{\"id\":\"c\",\"value\":\"=for x in 1..1000000 return x\"}]}"),
                "c",
                "1000000 times");
        assertThat(check("ok.form", "{\"id\":\"f\",\"components\":[]}").findings())
                .isEmpty();
    }

    private static ModelReport check(String name, String text) {
        return CHECK.check(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String definitions(String content) {
        return "<?xml version='1.0'?><definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='t'>"
                + content + "</definitions>";
    }

    private static void assertRefused(ModelReport report, String element, String reason) {
        assertThat(report.refused()).isTrue();
        assertThat(report.errors()).anySatisfy(finding -> {
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.reason()).contains(reason);
            assertThat(finding.hint()).isNotBlank();
        });
    }
}
