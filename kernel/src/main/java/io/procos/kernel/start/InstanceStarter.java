package io.procos.kernel.start;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.CreateProcessInstanceCommandStep1.CreateProcessInstanceCommandStep3;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.response.ProcessInstanceResult;
import io.procos.api.Traceparent;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.kernel.deploy.EngineForgot;
import io.procos.kernel.start.StartRefused.KeyTaken;
import io.procos.kernel.start.StartRefused.OutcomeUnknown;
import io.procos.kernel.trace.ControlSpans;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts instances. With a start key, at most one instance starts for that key: the intent is on disk before the engine
 * is asked, requests for the same key at the same time share one answer, and an answer that was lost is never guessed.
 * Thread-safe.
 */
@Component
public final class InstanceStarter {
    private final CamundaClient client;
    private final StartJournal journal;
    private final ControlSpans spans;
    private final Map<String, CompletableFuture<Started>> underway = new ConcurrentHashMap<>();

    InstanceStarter(CamundaClient client, StartJournal journal, ControlSpans spans) {
        this.client = client;
        this.journal = journal;
        this.spans = spans;
    }

    /**
     * Starts the instance, or finds the one that the same start key started before.
     *
     * @throws StartRefused if the start key stands in the way
     * @throws io.camunda.client.api.command.ClientException if the engine refuses or does not answer
     */
    public Started start(StartRequest request) {
        String startKey = request.startKey();
        return startKey == null ? create(request) : startOnce(startKey, request);
    }

    /** Takes note of an instance the engine told of: it may be the one whose answer was lost. */
    public void observe(InstanceStarted event) {
        journal.learn(
                event.tags(),
                new Started(
                        event.processInstanceKey(),
                        event.bpmnProcessId(),
                        event.version(),
                        event.processDefinitionKey(),
                        false,
                        null));
    }

    /** The engine that the start keys belong to is gone. */
    @EventListener
    void forget(EngineForgot event) {
        journal.clear();
    }

    private Started startOnce(String startKey, StartRequest request) {
        CompletableFuture<Started> mine = new CompletableFuture<>();
        CompletableFuture<Started> other = underway.putIfAbsent(startKey, mine);
        return other == null ? lead(startKey, request, mine) : follow(startKey, request, other);
    }

    private Started lead(String startKey, StartRequest request, CompletableFuture<Started> mine) {
        try {
            Started started = findOrCreate(startKey, request);
            mine.complete(started);
            return started;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underway.remove(startKey, mine);
        }
    }

    private Started follow(String startKey, StartRequest request, CompletableFuture<Started> other) {
        try {
            Started started = other.join().seenBefore();
            journal.find(startKey).ifPresent(known -> requireSameTarget(known, request));
            return started;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Started findOrCreate(String startKey, StartRequest request) {
        StartRecord known = journal.find(startKey).orElse(null);
        if (known != null) {
            requireSameTarget(known, request);
            Started before = known.started();
            if (before != null) {
                return before.seenBefore();
            }
            if (!request.force()) {
                throw new OutcomeUnknown(startKey, StartTag.of(startKey));
            }
        }
        return createRemembered(startKey, request);
    }

    private static void requireSameTarget(StartRecord known, StartRequest request) {
        if (!known.target().equals(request.target().text())) {
            throw new KeyTaken(known.startKey(), known.target());
        }
    }

    private Started createRemembered(String startKey, StartRequest request) {
        journal.intend(startKey, request.target().text());
        try {
            Started started = create(request);
            journal.settle(startKey, request.target().text(), started);
            return started;
        } catch (RuntimeException e) {
            if (EngineAnswer.isRefusal(e)) {
                journal.release(startKey);
            }
            throw e;
        }
    }

    private Started create(StartRequest request) {
        CreateProcessInstanceCommandStep3 command =
                address(request.target()).variables(spans.carried(request.variables()));
        Set<String> tags = tags(request);
        if (!tags.isEmpty()) {
            command = command.tags(tags);
        }
        Duration await = request.await();
        return await == null ? started(command.execute()) : awaitResult(command, await, request);
    }

    private CreateProcessInstanceCommandStep3 address(StartRequest.Target target) {
        return switch (target) {
            case StartRequest.Target.Latest latest ->
                client.newCreateInstanceCommand()
                        .bpmnProcessId(latest.processId())
                        .latestVersion();
            case StartRequest.Target.Version exact ->
                client.newCreateInstanceCommand()
                        .bpmnProcessId(exact.processId())
                        .version(exact.version());
            case StartRequest.Target.Definition definition ->
                client.newCreateInstanceCommand().processDefinitionKey(definition.definitionKey());
        };
    }

    private static Set<String> tags(StartRequest request) {
        Set<String> tags = new HashSet<>(request.tags());
        @Nullable String startKey = request.startKey();
        if (startKey != null) {
            tags.add(StartTag.of(startKey));
        }
        return tags;
    }

    private static Started started(ProcessInstanceEvent event) {
        return new Started(
                event.getProcessInstanceKey(),
                event.getBpmnProcessId(),
                event.getVersion(),
                event.getProcessDefinitionKey(),
                false,
                null);
    }

    private static Started awaitResult(
            CreateProcessInstanceCommandStep3 command, Duration await, StartRequest request) {
        ProcessInstanceResult end = command.withResult().requestTimeout(await).execute();
        return new Started(
                end.getProcessInstanceKey(),
                end.getBpmnProcessId(),
                end.getVersion(),
                end.getProcessDefinitionKey(),
                false,
                result(end, request));
    }

    /** Without the trace that the kernel put in. */
    private static Map<String, Object> result(ProcessInstanceResult end, StartRequest request) {
        Map<String, Object> result = new LinkedHashMap<>(end.getVariablesAsMap());
        if (!request.variables().containsKey(Traceparent.VARIABLE)) {
            result.remove(Traceparent.VARIABLE);
        }
        return result;
    }
}
