package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Drives one instance, as its workers, its users and the clock would. */
final class Trial {
    private final Trials trials;
    private final long instanceKey;

    Trial(Trials trials, long instanceKey) {
        this.trials = trials;
        this.instanceKey = instanceKey;
    }

    /** A worker takes the next job of the type and completes it. */
    Trial completes(String jobType, Map<String, ?> result) {
        return completes(jobType, result, job -> {});
    }

    /** As {@link #completes(String, Map)}, with a look at what the worker was given. */
    Trial completes(String jobType, Map<String, ?> result, Consumer<Map<String, Object>> seen) {
        ActivatedJob job = take(jobType);
        seen.accept(job.getVariablesAsMap());
        trials.client().newCompleteCommand(job).variables(result).send().join();
        return this;
    }

    /** A worker takes the next job of the type and throws a BPMN error. */
    Trial rejects(String jobType, String code, String reason) {
        trials.client()
                .newThrowErrorCommand(take(jobType))
                .errorCode(code)
                .errorMessage(reason)
                .variables(Map.of("errorCode", code, "errorMessage", reason))
                .send()
                .join();
        return this;
    }

    /** A human completes the open user task of this element. */
    Trial decides(String elementId, Map<String, ?> answer) {
        long task = eventually(() -> openUserTask(elementId));
        trials.userTasks().complete(task, answer);
        eventually(() -> assertThat(completedUserTasks()).contains(task));
        return this;
    }

    Trial waits(Duration time) {
        trials.increaseTime(time);
        return this;
    }

    /** The instance is over, and it went through this element. */
    Trial endedAt(String elementId) {
        eventually(() -> {
            assertThat(incidents()).isEmpty();
            assertThat(path()).contains(elementId);
            assertThat(Records.liveRootInstances(trials.records())).doesNotContain(instanceKey);
        });
        return this;
    }

    /** An error left the process that nobody around it catches: an incident at this end event. */
    Trial failedWith(String errorCode) {
        eventually(() -> assertThat(incidents()).singleElement().asString().contains(errorCode));
        return this;
    }

    /** The instance has been at this element. */
    Trial passed(String elementId) {
        eventually(() -> assertThat(path()).contains(elementId));
        return this;
    }

    /** The last value of a variable of the instance itself, as JSON. */
    String variable(String name) {
        return eventually(() -> trials.records()
                .map(Record::getValue)
                .filter(VariableRecordValue.class::isInstance)
                .map(VariableRecordValue.class::cast)
                .filter(value ->
                        value.getScopeKey() == instanceKey && value.getName().equals(name))
                .reduce((first, last) -> last)
                .map(VariableRecordValue::getValue)
                .orElseThrow(() -> new AssertionError("no variable " + name)));
    }

    private long openUserTask(String elementId) {
        return values(UserTaskRecordValue.class, UserTaskIntent.CREATED)
                .filter(value -> value.getElementId().equals(elementId))
                .mapToLong(UserTaskRecordValue::getUserTaskKey)
                .filter(key -> key > instanceKey && !completedUserTasks().contains(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no user task " + elementId + "; incidents: " + incidents()));
    }

    private List<Long> completedUserTasks() {
        return values(UserTaskRecordValue.class, UserTaskIntent.COMPLETED)
                .map(UserTaskRecordValue::getUserTaskKey)
                .toList();
    }

    private void eventually(Runnable assertion) {
        eventually(() -> {
            assertion.run();
            return true;
        });
    }

    /** Looks again until the engine has got there. */
    private <T> T eventually(Callable<T> look) {
        trials.settle();
        AtomicReference<T> seen = new AtomicReference<>();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> seen.set(look.call()));
        return seen.get();
    }

    private ActivatedJob take(String jobType) {
        for (int round = 0; round < 150; round++) {
            trials.settle();
            List<ActivatedJob> jobs = trials.client()
                    .newActivateJobsCommand()
                    .jobType(jobType)
                    .maxJobsToActivate(1)
                    .timeout(Duration.ofDays(30))
                    .requestTimeout(Duration.ofMillis(200))
                    .send()
                    .join()
                    .getJobs();
            if (!jobs.isEmpty()) {
                return jobs.getFirst();
            }
        }
        throw new AssertionError("no job " + jobType + "; path: " + path() + "; incidents: " + incidents());
    }

    private List<String> path() {
        return Records.elements(trials.records(), ProcessInstanceIntent.ELEMENT_ACTIVATING)
                .map(Record::getValue)
                .filter(value -> value.getProcessInstanceKey() == instanceKey)
                .map(ProcessInstanceRecordValue::getElementId)
                .toList();
    }

    private List<String> incidents() {
        return values(IncidentRecordValue.class, IncidentIntent.CREATED)
                .filter(value -> value.getProcessInstanceKey() >= instanceKey)
                .map(value -> value.getElementId() + ": " + value.getErrorMessage())
                .toList();
    }

    private <T> Stream<T> values(Class<T> type, io.camunda.zeebe.protocol.record.intent.Intent intent) {
        return trials.records()
                .filter(entry -> entry.getIntent() == intent)
                .map(Record::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
