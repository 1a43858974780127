package io.procos.engine.gateway.jobs;

import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.command.GatewayError;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Long polling. A poll that finds nothing waits until the engine says that there is work of its type, or its patience
 * ends. Thread-safe.
 */
public final class JobPolls {

    private static final Duration RECENT = Duration.ofSeconds(30);
    /** Signals cover everything but a partition that was refusing work; this covers that. */
    private static final Duration PROBE = Duration.ofSeconds(10);

    private static final Duration AFTER_REFUSAL = Duration.ofMillis(200);

    private final CommandSender sender;
    private final JobReturns returns;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public JobPolls(CommandSender sender, JobReturns returns, Executor executor, ScheduledExecutorService timer) {
        this.sender = sender;
        this.returns = returns;
        this.executor = executor;
        this.timer = timer;
        timer.scheduleWithFixedDelay(this::probe, PROBE.toMillis(), PROBE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return run it when the caller hangs up */
    public Runnable poll(JobRequest request, JobReceiver receiver) {
        Poll poll = new Poll(request, receiver);
        Waiting place = waiting.computeIfAbsent(request.type(), type -> new Waiting());
        place.touch();
        look(poll, place);
        return () -> abandon(poll, place);
    }

    /** Work of this type is there. @return false when no poll waits for it */
    public boolean workAvailable(String type) {
        Waiting place = waiting.get(type);
        return place != null && wake(place, place.signal());
    }

    /** Types that workers wait for or asked for in the last half minute. */
    public Set<String> recentTypes() {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue().isServedWithin(RECENT.toNanos()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Answers every waiting poll. */
    public void close() {
        closed = true;
        waiting.values().forEach(place -> {
            for (Poll poll = place.next(); poll != null; poll = place.next()) {
                poll.finish();
            }
        });
    }

    private void look(Poll poll, Waiting place) {
        long seen = place.signals();
        new Sweep(sender, returns, poll.request(), poll.receiver())
                .start()
                .whenCompleteAsync((delivered, error) -> looked(poll, place, seen, delivered, error), executor);
    }

    private void looked(Poll poll, Waiting place, long seen, @Nullable Integer delivered, @Nullable Throwable error) {
        if (error != null) {
            poll.fail(GatewayError.of(error));
            // The signal that this poll had is passed on, after a pause: the engine is busy.
            timer.schedule(() -> wake(place, place.next()), AFTER_REFUSAL.toMillis(), TimeUnit.MILLISECONDS);
        } else if (delivered != null && delivered > 0 || poll.isOver()) {
            poll.finish();
            wake(place, place.next());
        } else if (closed || poll.remainingNanos() <= 0) {
            poll.finish();
        } else {
            park(poll, place, seen);
        }
    }

    private void park(Poll poll, Waiting place, long seen) {
        poll.wakeBy(timer.schedule(() -> expire(poll, place), poll.remainingNanos(), TimeUnit.NANOSECONDS));
        if (!place.park(poll, seen)) {
            look(poll, place);
        }
    }

    private void expire(Poll poll, Waiting place) {
        if (place.remove(poll)) {
            executor.execute(poll::finish);
        }
    }

    private static void abandon(Poll poll, Waiting place) {
        poll.abandon();
        place.remove(poll);
    }

    private boolean wake(Waiting place, @Nullable Poll poll) {
        if (poll == null) {
            return false;
        }
        executor.execute(() -> look(poll, place));
        return true;
    }

    private void probe() {
        waiting.values().forEach(place -> wake(place, place.signal()));
    }
}
