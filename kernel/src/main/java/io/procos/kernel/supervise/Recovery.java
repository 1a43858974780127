package io.procos.kernel.supervise;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.procos.kernel.start.InstanceStarter;
import io.procos.kernel.start.KernelAddress;
import io.procos.kernel.start.StartRefused;
import io.procos.kernel.start.StartRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts {@code system-recover} for each incident: once, thanks to a start key made of the incident's key, and at a
 * bounded rate. Incidents of system processes are left to people; else a broken recovery would recover itself for ever.
 */
@Component
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final String SYSTEM = "system-";
    private static final Duration ENGINE_PAUSE = Duration.ofSeconds(5);

    private final InstanceStarter starter;
    private final Incidents incidents;
    private final StartVariables startVariables;
    private final SystemInstances system;
    private final SuperviseSettings settings;
    private final KernelAddress address;
    private final BlockingQueue<Long> waiting = new LinkedBlockingQueue<>();

    Recovery(
            InstanceStarter starter,
            Incidents incidents,
            StartVariables startVariables,
            SystemInstances system,
            SuperviseSettings settings,
            KernelAddress address) {
        this.starter = starter;
        this.incidents = incidents;
        this.startVariables = startVariables;
        this.system = system;
        this.settings = settings;
        this.address = address;
    }

    /** Returns at once; the recovery starts when its turn comes. */
    void request(OpenIncident incident) {
        if (settings.recoverProcess().isEmpty()) {
            return;
        }
        if (incident.processId().startsWith(SYSTEM) || system.contains(incident.rootInstanceKey())) {
            LOG.error(
                    "Incident {} in {}: a system process needs a person", incident.incidentKey(), incident.processId());
            return;
        }
        waiting.add(incident.incidentKey());
    }

    /** Works off the queue until the thread is interrupted. */
    void run() throws InterruptedException {
        incidents.all().reversed().forEach(this::request);
        Duration pace = Duration.ofMinutes(1).dividedBy(settings.recoverPerMinute());
        Burst burst = new Burst(settings.recoverPerMinute(), pace);
        while (true) {
            long incidentKey = waiting.take();
            burst.await();
            OpenIncident incident = incidents.find(incidentKey).orElse(null);
            if (incident != null && !recover(incident)) {
                waiting.add(incidentKey);
                Thread.sleep(ENGINE_PAUSE);
            }
        }
    }

    /** Returns false when it is worth trying again. */
    private boolean recover(OpenIncident incident) {
        String startKey = "recover:" + incident.incidentKey();
        try {
            StartRequest request = StartRequest.once(settings.recoverProcess(), variables(incident), startKey);
            system.add(starter.start(request).instanceKey());
            return true;
        } catch (StartRefused e) {
            LOG.warn("No second recovery for incident {}: {}", incident.incidentKey(), e.getMessage());
            return true;
        } catch (ClientException e) {
            LOG.warn("Incident {} is not recovered yet: {}", incident.incidentKey(), e.getMessage());
            return e instanceof ClientStatusException status && status.getStatusCode() == Status.Code.NOT_FOUND;
        }
    }

    /** The failed instance is for the reader; what can be cancelled and started again is the one at the top. */
    private Map<String, Object> variables(OpenIncident incident) {
        long root = Objects.requireNonNullElse(incident.rootInstanceKey(), incident.processInstanceKey());
        boolean called = root != incident.processInstanceKey();
        Map<String, Object> variables = new HashMap<>();
        variables.put("kernelAddress", address.url());
        variables.put("incidentKey", incident.incidentKey());
        variables.put("processInstanceKey", incident.processInstanceKey());
        variables.put("bpmnProcessId", incident.processId());
        variables.put("rootInstanceKey", root);
        variables.put("rootProcessId", called ? incident.rootProcessId() : incident.processId());
        variables.put("startVariables", startVariables.of(root).orElse(null));
        variables.put("elementId", incident.elementId());
        variables.put("jobKey", incident.jobKey());
        variables.put("errorType", incident.errorType());
        variables.put("errorMessage", incident.message());
        variables.put("attempt", incident.attempt());
        return variables;
    }
}
