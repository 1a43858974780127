package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.valuemapper.ValueMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.jdk.javaapi.CollectionConverters;

/** The policy in the engine in which the task executor asks it. */
class PolicyTest {
    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
    private static ParsedDmn policy;

    @BeforeAll
    static void parse() throws Exception {
        try (InputStream file = Library.open("policy/policy.dmn")) {
            policy = ENGINE.parse(file).toOption().get();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "deny,    false, procos.notify.v1,       -,                       -",
                "deny,    true,  procos.http.request.v1, http://169.254.169.254/, -",
                "deny,    true,  procos.file.read.v1,    ../etc/passwd,           -",
                "deny,    true,  procos.file.write.v1,   out/../../x,             -",
                "allow,   true,  procos.file.write.v1,   out/a..b.txt,            -",
                "deny,    true,  procos.mail.send.v1,    a@example.org,           secret",
                "approve, true,  procos.mail.send.v1,    a@example.org,           personal",
                "allow,   true,  procos.mail.send.v1,    a@example.org,           -",
                "approve, true,  procos.shell.run.v1,    ls,                      -",
                "approve, true,  procos.python.run.v1,   print(1),                -",
                "allow,   true,  procos.notify.v1,       -,                       -",
                "allow,   true,  acme.pay.v1,            -,                       -"
            })
    void decides(String verdict, boolean allowed, String jobType, String argument, String dataClass) {
        var answer = ask(allowed, jobType, "deterministic", argument, dataClass, List.of());

        assertThat(answer).containsEntry("verdict", verdict);
        assertThat((String) answer.get("reason")).isNotBlank();
    }

    @Test
    void letsTheRoleAutomationRunCodeWithinLimits() {
        var answer = ask(true, "procos.python.run.v1", "deterministic", null, null, List.of("automation"));

        assertThat(answer).containsEntry("verdict", "allow");
        assertThat(String.valueOf(answer.get("limits"))).contains("PT5M", "strict");
    }

    @Test
    void givesModelsABudget() {
        var answer = ask(true, "acme.anything.v1", "probabilistic", null, null, List.of());

        assertThat(String.valueOf(answer.get("limits"))).contains("tokens");
    }

    private static Map<String, Object> ask(
            boolean allowed, String jobType, String mode, String argument, String dataClass, List<String> roles) {
        Map<String, Object> question = new HashMap<>();
        question.put("processId", "pdo-any");
        question.put("allowed", allowed);
        question.put("jobType", jobType);
        question.put("mode", mode);
        question.put("argument", argument);
        question.put("dataClass", dataClass);
        question.put("roles", roles);
        var evaluated = ENGINE.eval(policy, "policy", question);
        assertThat(evaluated.isRight()).as(evaluated.toString()).isTrue();
        Object value = ((DmnEngine.Result) evaluated.toOption().get()).value();
        return CollectionConverters.asJava(asMap(value));
    }

    /** With Zeebe on the class path the engine leaves its own values as they are; without it they are unpacked. */
    @SuppressWarnings("unchecked")
    private static scala.collection.Map<String, Object> asMap(Object value) {
        Object plain =
                value instanceof Val val ? ValueMapper.defaultValueMapper().unpackVal(val) : value;
        return (scala.collection.Map<String, Object>) plain;
    }
}
