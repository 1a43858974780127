package io.procos.engine.gateway.jobs;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Push streams, as the engine sees them: it asks for a stream when a job is created and pushes the job there. Streams of
 * a type take turns while they are ready. A job whose stream is gone goes to its like, or back to the engine.
 * Thread-safe; the engine's calls never block.
 */
public final class JobStreams implements JobStreamer {

    private final JobPolls polls;
    private final JobReturns returns;
    private final Executor executor;
    private final Map<String, List<OpenStream>> streams = new ConcurrentHashMap<>();
    private final Set<String> leftBehind = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    public JobStreams(JobPolls polls, JobReturns returns, Executor executor) {
        this.polls = polls;
        this.returns = returns;
        this.executor = executor;
    }

    /** @return run it when the worker hangs up */
    public Runnable open(JobRequest request, StreamSink sink) {
        OpenStream stream = new OpenStream(request, sink);
        streams.computeIfAbsent(request.type(), type -> new CopyOnWriteArrayList<>())
                .add(stream);
        return () -> close(stream);
    }

    /** The stream's worker can take jobs again: let it have what was left behind meanwhile. */
    public void ready(String type) {
        if (leftBehind.remove(type)) {
            notifyWorkAvailable(type);
        }
    }

    @Override
    public Optional<JobStream> streamFor(DirectBuffer jobType, Predicate<JobActivationProperties> filter) {
        return inTurn(BufferUtil.bufferAsString(jobType))
                .filter(OpenStream::isReady)
                .filter(stream -> filter.test(stream.properties()))
                .findFirst()
                .map(PushedTo::new);
    }

    /** A job waits that was pushed to nobody: a poll takes it, else a stream that is ready. */
    @Override
    public void notifyWorkAvailable(String jobType) {
        if (polls.workAvailable(jobType)) {
            return;
        }
        List<OpenStream> open = streams.getOrDefault(jobType, List.of());
        if (open.isEmpty()) {
            return;
        }
        inTurn(jobType)
                .filter(OpenStream::isReady)
                .findFirst()
                .ifPresentOrElse(this::fetchFor, () -> leftBehind.add(jobType));
    }

    /** Types with at least one open stream. */
    public Set<String> openTypes() {
        return Set.copyOf(streams.keySet());
    }

    /** Ends all streams. */
    public void close() {
        streams.values().stream()
                .flatMap(List::stream)
                .forEach(stream -> stream.sink().end());
        streams.clear();
    }

    private void close(OpenStream stream) {
        streams.computeIfPresent(stream.request().type(), (type, open) -> {
            open.remove(stream);
            return open.isEmpty() ? null : open;
        });
    }

    private void fetchFor(OpenStream stream) {
        String type = stream.request().type();
        StreamReceiver receiver = new StreamReceiver(stream.sink(), () -> notifyWorkAvailable(type));
        executor.execute(() -> polls.poll(stream.request(), receiver));
    }

    private Stream<OpenStream> inTurn(String type) {
        List<OpenStream> open = streams.getOrDefault(type, List.of());
        int first = turn.getAndIncrement() & Integer.MAX_VALUE;
        int size = open.size();
        return size == 0
                ? Stream.empty()
                : Stream.iterate(first % size, at -> (at + 1) % size)
                        .limit(size)
                        .flatMap(at -> open.stream().skip(at).limit(1));
    }

    private void hand(OpenStream stream, TakenJob job) {
        try {
            if (!stream.sink().push(job) && !handToAlike(stream, job)) {
                returns.giveBack(job);
            }
        } finally {
            stream.arrived();
        }
    }

    /** Only a stream with the same lease, variables and name: the job was activated with these. */
    private boolean handToAlike(OpenStream gone, TakenJob job) {
        return inTurn(gone.request().type())
                .filter(stream -> stream != gone && stream.request().equals(gone.request()))
                .anyMatch(stream -> stream.sink().push(job));
    }

    /** The engine's view of the chosen stream. */
    private final class PushedTo implements JobStream {

        private final OpenStream stream;

        PushedTo(OpenStream stream) {
            this.stream = stream;
        }

        @Override
        public JobActivationProperties properties() {
            return stream.properties();
        }

        /** Runs on the engine's thread, whose buffer is used again afterwards: copy, then leave. */
        @Override
        public void push(ActivatedJob job) {
            JobRecord copy = new JobRecord();
            copy.wrap(new UnsafeBuffer(BufferUtil.createCopy(job.jobRecord())));
            TakenJob taken = new TakenJob(job.jobKey(), copy);
            stream.expect();
            executor.execute(() -> hand(stream, taken));
        }
    }
}
