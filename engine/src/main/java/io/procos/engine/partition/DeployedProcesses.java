package io.procos.engine.partition;

import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.state.deployment.DbProcessState;
import io.camunda.zeebe.engine.state.deployment.PersistedProcess;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reads deployed processes out of a partition's state. Thread-safe: it sees what is committed, and locks out closing. */
final class DeployedProcesses implements AutoCloseable {
    private final DbProcessState processes;
    private boolean closed;

    DeployedProcesses(ZeebeDb<ZbColumnFamilies> state, InstantSource clock) {
        this.processes = new DbProcessState(state, state.createContext(), new EngineConfiguration(), clock);
    }

    synchronized Optional<DeployedProcess> find(long key) {
        AtomicReference<Optional<DeployedProcess>> found = new AtomicReference<>(Optional.empty());
        if (!closed) {
            processes.forEachProcess(null, process -> {
                if (process.getKey() == key) {
                    found.set(Optional.of(describe(process)));
                }
                return process.getKey() != key;
            });
        }
        return found.get();
    }

    private static DeployedProcess describe(PersistedProcess process) {
        return new DeployedProcess(
                process.getKey(),
                BufferUtil.bufferAsString(process.getBpmnProcessId()),
                process.getVersion(),
                process.getVersionTag(),
                BufferUtil.bufferAsString(process.getResourceName()),
                process.getTenantId(),
                BufferUtil.bufferAsString(process.getResource()));
    }

    /** After this the database may be closed: reading one that is closed would take the JVM down. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
