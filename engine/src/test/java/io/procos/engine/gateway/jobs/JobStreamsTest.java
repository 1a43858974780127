package io.procos.engine.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer.JobStream;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.stream.job.ActivatedJobImpl;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.procos.engine.gateway.command.CommandSender;
import io.procos.engine.gateway.jobs.RecordingBus.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobStreamsTest {

    private static final long JOB = Protocol.encodePartitionId(1, 7);

    private final RecordingBus bus = new RecordingBus();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CommandSender sender = new CommandSender(bus, Runnable::run);
    private final JobReturns returns = new JobReturns(sender);
    private final JobStreams streams =
            new JobStreams(new JobPolls(sender, returns, Runnable::run, timer), returns, Runnable::run);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void letsStreamsTakeTurns() {
        Worker one = open("w");
        Worker two = open("w");

        IntStream.range(0, 10).forEach(i -> chosen().orElseThrow().push(job()));

        assertThat(one.jobs).hasSize(5);
        assertThat(two.jobs).hasSize(5);
    }

    @Test
    void passesByAStreamThatIsNotReady() {
        Worker busy = open("w");
        Worker ready = open("w");
        busy.ready = false;

        chosen().orElseThrow().push(job());

        assertThat(ready.jobs).hasSize(1);
        ready.ready = false;
        assertThat(chosen()).isEmpty();
    }

    @Test
    void handsTheJobOfALostStreamToItsLike() {
        Worker lost = open("w");
        JobStream chosen = chosen().orElseThrow();
        Worker alike = open("w");
        lost.gone = true;

        chosen.push(job());

        assertThat(alike.jobs).hasSize(1);
        assertThat(bus.sent).isEmpty();
    }

    @Test
    void givesAJobBackThatOnlyStrangersCouldTake() {
        Worker lost = open("w");
        JobStream chosen = chosen().orElseThrow();
        Worker stranger = open("other");
        lost.gone = true;

        chosen.push(job());

        assertThat(stranger.jobs).isEmpty();
        assertThat(bus.sent).containsExactly(new Sent(JobIntent.YIELD, JOB));
    }

    @Test
    void keepsTryingToGiveAJobBackWhileTheEngineIsBusy() {
        bus.refusals.set(2);

        returns.giveBack(new TakenJob(JOB, new JobRecord().setDeadline(System.currentTimeMillis() + 60_000)));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(bus.sent).containsExactly(new Sent(JobIntent.YIELD, JOB)));
    }

    @Test
    void forgetsAClosedStream() {
        Worker worker = new Worker();
        Runnable hangUp = streams.open(request("w"), worker);
        assertThat(streams.openTypes()).containsExactly("work");

        hangUp.run();

        assertThat(streams.openTypes()).isEmpty();
        assertThat(chosen()).isEmpty();
    }

    private Worker open(String name) {
        Worker worker = new Worker();
        streams.open(request(name), worker);
        return worker;
    }

    private Optional<JobStream> chosen() {
        return streams.streamFor(BufferUtil.wrapString("work"), properties -> true);
    }

    private static JobRequest request(String worker) {
        return new JobRequest("work", worker, Duration.ofMinutes(1), 1, List.of(), List.of("<default>"), Duration.ZERO);
    }

    private static ActivatedJobImpl job() {
        return new ActivatedJobImpl().setJobKey(JOB).setRecord(new JobRecord().setType("work"));
    }

    private static final class Worker implements StreamSink {
        final List<TakenJob> jobs = new CopyOnWriteArrayList<>();
        volatile boolean ready = true;
        volatile boolean gone;

        @Override
        public boolean isReady() {
            return ready && !gone;
        }

        @Override
        public boolean push(TakenJob job) {
            return !gone && jobs.add(job);
        }

        @Override
        public void end() {
            gone = true;
        }
    }
}
