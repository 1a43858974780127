package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.procos.e2e.trial.Trial.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends probes through a worker by a real process and keeps what came of each. */
record EscapeRound(CamundaClient client, Map<String, Object> variables, Progress progress, AtomicInteger silences) {
    private static final String PROCESS = "escape";
    private static final int AT_ONCE = 4;
    private static final int ENOUGH = 5;
    /** A probe that fails by these did not try anything. */
    private static final List<String> OWN_FAULTS =
            List.of("NameError", "SyntaxError", "TypeError", "AttributeError", "KeyError", "IndentationError");

    /** What came of a probe. */
    enum Fate {
        HELD,
        ESCAPED,
        /** It says nothing about the sandbox: the probe is wrong, or the worker did not answer. */
        BROKEN
    }

    EscapeRound(CamundaClient client, Map<String, Object> variables, Progress progress) {
        this(client, variables, progress, new AtomicInteger());
    }

    static void deploy(CamundaClient client) {
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(PROCESS)
                                .startEvent()
                                .serviceTask(
                                        "probe",
                                        task -> task.zeebeJobType("procos.python.run.v1")
                                                .zeebeJobRetries("1")
                                                .zeebeTaskHeader("procos.roles", "automation"))
                                .endEvent("ran")
                                .moveToActivity("probe")
                                .boundaryEvent(
                                        "stopped",
                                        event -> event.error()
                                                .zeebeOutputExpression("errorCode", "errorCode")
                                                .zeebeOutputExpression("errorMessage", "errorMessage"))
                                .endEvent("refused")
                                .done(),
                        PROCESS + ".bpmn")
                .send()
                .join();
    }

    /** Harmful ones one after the other, so that they do not hide each other's fate. */
    Map<EscapeProbe, Fate> run(List<EscapeProbe> probes) {
        Map<EscapeProbe, Future<Fate>> fates = new LinkedHashMap<>();
        try (ExecutorService many = Executors.newFixedThreadPool(AT_ONCE);
                ExecutorService single = Executors.newSingleThreadExecutor()) {
            for (EscapeProbe probe : probes) {
                Callable<Fate> tried = () -> fateOf(probe);
                fates.put(probe, (probe.harmful() ? single : many).submit(tried));
            }
        }
        Map<EscapeProbe, Fate> known = new LinkedHashMap<>();
        fates.forEach((probe, fate) -> known.put(probe, fate.resultNow()));
        return known;
    }

    /** A worker that does not serve the type answers nobody: the rest need not be waited for. */
    private Fate fateOf(EscapeProbe probe) {
        if (silences.get() >= ENOUGH) {
            return Fate.BROKEN;
        }
        Map<String, Object> ended = answerTo(probe);
        Fate fate = fate(ended);
        if (fate != Fate.HELD) {
            progress.say("%s, %s: %s %s".formatted(probe.group(), probe.name(), fate, said(ended)));
        }
        return fate;
    }

    private static Fate fate(Map<String, Object> ended) {
        String said = said(ended);
        if (OWN_FAULTS.stream().anyMatch(said::contains) || ended.containsKey("silent")) {
            return Fate.BROKEN;
        }
        if (!(ended.get("result") instanceof Map<?, ?> result)) {
            return ended.containsKey("errorCode") ? Fate.HELD : Fate.BROKEN;
        }
        boolean attached = result.get("attachments") != null
                && ended.get("attachments") instanceof List<?> attachments
                && !attachments.isEmpty();
        return result.get("escaped") != null || attached ? Fate.ESCAPED : Fate.HELD;
    }

    private static String said(Map<String, Object> ended) {
        Map<String, Object> shown = new HashMap<>(ended);
        shown.keySet().retainAll(List.of("result", "errorCode", "errorMessage", "silent", "attachments"));
        return shown.toString();
    }

    private Map<String, Object> answerTo(EscapeProbe probe) {
        Map<String, Object> input = new HashMap<>();
        input.put("script", probe.script());
        input.put("variables", variables);
        input.put("timeout", probe.harmful() ? "PT2S" : "PT20S");
        try {
            return client.newCreateInstanceCommand()
                    .bpmnProcessId(PROCESS)
                    .latestVersion()
                    .variables(input)
                    .withResult()
                    .requestTimeout(Duration.ofSeconds(60))
                    .send()
                    .join()
                    .getVariablesAsMap();
        } catch (RuntimeException e) {
            silences.incrementAndGet();
            return Map.of("silent", String.valueOf(e.getMessage()));
        }
    }
}
