package io.procos.kernel.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.procos.api.Traceparent;
import io.procos.kernel.TestKernel;
import io.procos.kernel.TestKernel.Answer;
import io.procos.kernel.TestModels;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Which trace a new instance begins with. */
class ControlSpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @RegisterExtension
    static final OpenTelemetryExtension SPANS = OpenTelemetryExtension.create();

    @TempDir
    static Path dir;

    private static TestKernel kernel;

    @BeforeAll
    static void boot() {
        kernel = TestKernel.boot(dir);
        kernel.post(
                "/v1/deployments",
                Map.of(
                        "resources",
                        List.of(Map.of(
                                "name", "traced.bpmn", "content", TestModels.oneTask("traced", "traced.type")))));
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void givesANewInstanceATrace() {
        start("{\"processId\":\"traced\"}", "");

        assertThat(Traceparent.parse(carried())).isPresent();
    }

    @Test
    void continuesTheCallersTrace() {
        start("{\"processId\":\"traced\"}", CALLER);

        assertThat(carried()).isEqualTo(CALLER);
    }

    @Test
    void takesAWrongHeaderForNone() {
        start("{\"processId\":\"traced\"}", "00-zz-zz-01");

        assertThat(Traceparent.parse(carried())).isPresent();
    }

    @Test
    void leavesATraceThatTheVariablesBring() {
        String brought = CALLER.replace("4bf9", "5bf9");

        start("{\"processId\":\"traced\",\"variables\":{\"traceparent\":\"" + brought + "\"}}", CALLER);

        assertThat(carried()).isEqualTo(brought);
    }

    @Test
    void putsASpanBetweenCallerAndInstance() {
        ControlSpans spans = spans(SPANS.getOpenTelemetry());

        Map<String, Object> variables = spans.around("start p", CALLER, () -> spans.carried(Map.of("a", 1)));

        var span = SPANS.getSpans().getFirst();
        assertThat(span.getName()).isEqualTo("start p");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(variables).containsEntry("traceparent", "00-" + TRACE + "-" + span.getSpanId() + "-01");
    }

    private static ControlSpans spans(OpenTelemetry collector) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("spans", collector);
        return new ControlSpans(beans.getBeanProvider(OpenTelemetry.class));
    }

    private static void start(String body, String header) {
        var request = kernel.request("/v1/instances").header("Content-Type", "application/json");
        if (!header.isEmpty()) {
            request.header("traceparent", header);
        }
        Answer answer = kernel.send(request.POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).isEqualTo(201);
    }

    /** What the instance that was started last carries; its job is done with that. */
    private static String carried() {
        CamundaClient client = kernel.bean(CamundaClient.class);
        ActivatedJob job = client.newActivateJobsCommand()
                .jobType("traced.type")
                .maxJobsToActivate(1)
                .execute()
                .getJobs()
                .getFirst();
        client.newCompleteCommand(job.getKey()).execute();
        return String.valueOf(job.getVariablesAsMap().get("traceparent"));
    }
}
