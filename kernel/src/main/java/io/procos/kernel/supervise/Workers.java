package io.procos.kernel.supervise;

import io.procos.api.event.WorkerSeen;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The workers that gave a sign of life, and the job types they serve. Thread-safe. */
@Component
public final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** A worker with the time of its last sign of life; {@code lost} when that is too long ago. */
    public record Worker(WorkerSeen seen, Instant lastSeen, boolean lost) {}

    private record Sign(WorkerSeen seen, Instant at) {}

    private final Map<String, Sign> signs = new ConcurrentHashMap<>();
    private final Set<String> reportedLost = ConcurrentHashMap.newKeySet();
    private final SuperviseSettings settings;
    private final ObjectProvider<ServedJobTypes> others;
    private final Clock clock = Clock.systemUTC();

    Workers(SuperviseSettings settings, ObjectProvider<ServedJobTypes> others) {
        this.settings = settings;
        this.others = others;
    }

    public void seen(WorkerSeen worker) {
        Sign before = signs.put(worker.worker(), new Sign(worker, clock.instant()));
        if (before == null || reportedLost.remove(worker.worker())) {
            LOG.info(
                    "Worker {} serves {} job types",
                    worker.worker(),
                    worker.serves().size());
        }
    }

    public List<Worker> all() {
        Instant lostBefore = clock.instant().minus(settings.workerLostAfter());
        return signs.values().stream()
                .map(sign -> new Worker(sign.seen(), sign.at(), sign.at().isBefore(lostBefore)))
                .sorted(Comparator.comparing(worker -> worker.seen().worker()))
                .toList();
    }

    /** Which of these job types nobody serves at this moment. */
    public Set<String> unserved(Collection<String> jobTypes) {
        Set<String> unserved = new TreeSet<>(jobTypes);
        unserved.removeAll(served());
        return unserved;
    }

    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        others.forEach(source -> served.addAll(source.jobTypes()));
        all().stream()
                .filter(worker -> !worker.lost() && !worker.seen().draining())
                .flatMap(worker -> worker.seen().serves().stream())
                .forEach(subscription -> served.add(subscription.jobType()));
        return served;
    }

    /** Says once of each worker that it went silent; forgets it after ten times that time. */
    void reportLost() {
        Instant forgetBefore = clock.instant().minus(settings.workerLostAfter().multipliedBy(10));
        for (Worker worker : all()) {
            String name = worker.seen().worker();
            if (worker.lost() && reportedLost.add(name)) {
                LOG.warn("Worker {} has not been seen since {}", name, worker.lastSeen());
            }
            if (worker.lastSeen().isBefore(forgetBefore)) {
                signs.remove(name);
                reportedLost.remove(name);
            }
        }
    }
}
