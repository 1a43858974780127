package io.procos.tde.policy;

import io.procos.api.TaskError;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskRun;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What processes declare, read once per process definition: a definition never changes under its key. A cluster shows a
 * definition some time after it is deployed, so a missing one is asked for again for a few seconds. Thread-safe.
 */
public final class ProcessDeclarations {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeclarations.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 7;

    private final DefinitionXml source;
    private final Map<Key, ProcessDeclaration> known = new ConcurrentHashMap<>();

    private record Key(long definition, String processId) {}

    public ProcessDeclarations(DefinitionXml source) {
        this.source = source;
    }

    /**
     * The declaration of the process that the job belongs to.
     *
     * @throws TaskError.Transient when it cannot be read now: unknown is not allowed
     */
    ProcessDeclaration of(TaskRun run) throws Exception {
        Job job = run.job();
        Key key = new Key(job.processDefinitionKey(), job.bpmnProcessId());
        ProcessDeclaration declared = known.get(key);
        if (declared == null) {
            declared = run.interruptibly(() -> read(job));
            known.put(key, declared);
        }
        return declared;
    }

    private ProcessDeclaration read(Job job) throws Exception {
        String xml = fetch(job);
        try {
            return ProcessDeclaration.of(ProcessXml.properties(xml, job.bpmnProcessId()));
        } catch (XMLStreamException e) {
            throw new TaskError.Permanent(
                    "the BPMN of process " + job.bpmnProcessId() + " cannot be read, so its procos.allowedTasks are"
                            + " unknown: " + e.getMessage(),
                    e);
        }
    }

    private String fetch(Job job) throws Exception {
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                return source.fetch(job.processDefinitionKey());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (tries == TRIES) {
                    throw unavailable(job, e);
                }
                LOG.debug("BPMN of process definition {} not to be had yet", job.processDefinitionKey(), e);
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private static TaskError unavailable(Job job, Exception cause) {
        return new TaskError.Transient(
                "the BPMN of process " + job.bpmnProcessId() + " (definition " + job.processDefinitionKey()
                        + ") cannot be fetched from the engine's REST API, so its procos.allowedTasks are unknown; check"
                        + " the engine's REST address: " + cause.getMessage(),
                cause);
    }
}
