package io.procos.tde.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final Interruption interruption = new Interruption();

    @Test
    void interruptsWorkThatMayBeInterrupted() {
        Thread.startVirtualThread(() -> interruption.cancel(Cancellation.JOB_GONE));

        assertThatThrownBy(() -> interruption.interruptibly(() -> {
                    Thread.sleep(10_000);
                    return "never";
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void doesNotBeginWorkOfCancelledRun() {
        interruption.cancel(Cancellation.SHUTDOWN);

        assertThatThrownBy(() -> interruption.interruptibly(() -> "never"))
                .isInstanceOf(InterruptedException.class)
                .hasMessageContaining("SHUTDOWN");
    }

    @Test
    void leavesThreadAloneOutside() {
        interruption.cancel(Cancellation.TIME_LIMIT);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void sheltersWorkAndInterruptsAfterwards() throws Exception {
        CountDownLatch sheltered = new CountDownLatch(1);
        boolean[] interrupted = new boolean[2];
        Thread.startVirtualThread(() -> {
            awaitQuietly(sheltered);
            interruption.cancel(Cancellation.JOB_GONE);
        });

        interruption.interruptibly(() -> {
            interruption.sheltered(() -> {
                sheltered.countDown();
                while (interruption.reason() == null) {
                    Thread.onSpinWait();
                }
                interrupted[0] = Thread.currentThread().isInterrupted();
            });
            interrupted[1] = Thread.currentThread().isInterrupted();
            return "done";
        });

        assertThat(interrupted).containsExactly(false, true);
    }

    @Test
    void keepsTheFirstReason() {
        interruption.cancel(Cancellation.JOB_GONE);
        interruption.cancel(Cancellation.SHUTDOWN);

        assertThat(interruption.reason()).isEqualTo(Cancellation.JOB_GONE);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
