package io.procos.kernel.supervise;

import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.kernel.deploy.EngineForgot;
import io.procos.kernel.journal.DataFolder;
import io.procos.kernel.journal.KeyedJournal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The user tasks that wait for people, as the engine's events tell; remembered over restarts. Thread-safe. */
@Component
public final class UserTasks implements AutoCloseable {
    private final KeyedJournal<OpenTask> open;

    UserTasks(DataFolder data) {
        this.open = data.journal("user-tasks", OpenTask.class);
    }

    void changed(UserTaskChanged event, Instant at) {
        String key = Long.toString(event.userTaskKey());
        boolean over = event.state().equals("completed") || event.state().equals("canceled");
        if (over) {
            open.remove(key);
        } else {
            Instant createdAt = open.get(key).map(OpenTask::createdAt).orElse(at);
            open.put(key, task(event, createdAt));
        }
    }

    private static OpenTask task(UserTaskChanged event, Instant createdAt) {
        return new OpenTask(
                event.userTaskKey(),
                event.processInstanceKey(),
                event.bpmnProcessId(),
                event.elementId(),
                event.assignee(),
                event.candidateGroups(),
                event.formKey(),
                event.customHeaders(),
                createdAt);
    }

    /** A person completed the task through the kernel; the engine's event will say so once more. */
    public void completed(long userTaskKey) {
        open.remove(Long.toString(userTaskKey));
    }

    void ended(long processInstanceKey) {
        open.removeIf(task -> task.processInstanceKey() == processInstanceKey);
    }

    /** Oldest first. */
    public List<OpenTask> all() {
        return open.values().stream()
                .sorted(Comparator.comparing(OpenTask::createdAt))
                .toList();
    }

    public Optional<OpenTask> find(long userTaskKey) {
        return open.get(Long.toString(userTaskKey));
    }

    void force() {
        open.force();
    }

    @EventListener
    void forget(EngineForgot event) {
        open.clear();
    }

    @Override
    public void close() {
        open.close();
    }
}
