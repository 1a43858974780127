package io.procos.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.JobChanged;
import io.procos.api.event.EngineEvent.ProcessDeployed;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.EventData;
import io.procos.api.testkit.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The exporter's jar inside Camunda's own broker, with a real Kafka: both die meanwhile, and no event is missing. */
@EnabledIfSystemProperty(named = "procos.exporter.jar", matches = ".+", disabledReason = "only with -Preal-broker")
class RealBrokerIT {

    private static final int INSTANCES = 20;

    @TempDir
    Path folder;

    @Test
    void tellsEverythingThroughTheDeathOfBothSides() throws Exception {
        int port = KafkaBroker.freePort();
        Path kafkaData = folder.resolve("kafka");
        KafkaBroker kafka = KafkaBroker.start(kafkaData, port);
        kafka.topic("procos.events", 1);
        try (RealBroker broker = RealBroker.start(folder, kafka.address());
                ZeebeClient client = broker.client()) {
            Topic topic = new Topic(kafka.address(), "procos.events");
            deploy(client);
            run(client);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(ended(topic)).hasSize(INSTANCES));
            assertThat(data(topic, ProcessDeployed.class))
                    .extracting(ProcessDeployed::bpmnProcessId)
                    .containsOnly("parcel");
            assertThat(data(topic, VariableChanged.class))
                    .extracting(VariableChanged::json)
                    .contains("\"[email]\"")
                    .noneMatch(json -> json.contains("jane@example.org"));

            kafka.close();
            run(client);
            broker.kill();
            kafka = KafkaBroker.start(kafkaData, port);
            broker.restart();

            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(ended(topic)).hasSize(2 * INSTANCES));
            assertThat(eventsPerInstance(topic))
                    .hasSize(2 * INSTANCES)
                    .allSatisfy((instance, events) -> assertThat(events)
                            .isEqualTo(
                                    eventsPerInstance(topic).values().iterator().next()));
        } finally {
            kafka.close();
        }
    }

    private static void deploy(ZeebeClient client) {
        var parcel = Bpmn.createExecutableProcess("parcel")
                .startEvent("start_Parcel")
                .serviceTask("serviceTask_Send", task -> task.zeebeJobType("send"))
                .endEvent("end_Parcel")
                .done();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> client.newDeployResourceCommand()
                                .addProcessModel(parcel, "parcel.bpmn")
                                .send()
                                .join()
                        != null);
    }

    private static void run(ZeebeClient client) {
        for (int i = 0; i < INSTANCES; i++) {
            client.newCreateInstanceCommand()
                    .bpmnProcessId("parcel")
                    .latestVersion()
                    .variables(Map.of("to", "jane@example.org"))
                    .send()
                    .join();
        }
        for (int done = 0; done < INSTANCES; ) {
            List<ActivatedJob> jobs = client.newActivateJobsCommand()
                    .jobType("send")
                    .maxJobsToActivate(INSTANCES)
                    .send()
                    .join()
                    .getJobs();
            jobs.forEach(job -> client.newCompleteCommand(job).send().join());
            done += jobs.size();
        }
    }

    private static Set<Long> ended(Topic topic) {
        return data(topic, InstanceEnded.class).stream()
                .map(InstanceEnded::processInstanceKey)
                .collect(Collectors.toSet());
    }

    /** How many different events each instance has: all took the same way. */
    private static Map<String, Integer> eventsPerInstance(Topic topic) {
        return topic.events().stream()
                .filter(event -> event.subject() != null)
                .filter(event -> !(event.data() instanceof JobChanged changed
                        && changed.state().equals("timed-out")))
                .collect(Collectors.groupingBy(
                        event -> String.valueOf(event.subject()),
                        Collectors.collectingAndThen(
                                Collectors.mapping(CloudEvent::id, Collectors.toSet()), Set::size)));
    }

    private static <D extends EventData> List<D> data(Topic topic, Class<D> type) {
        return topic.events().stream()
                .map(CloudEvent::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
