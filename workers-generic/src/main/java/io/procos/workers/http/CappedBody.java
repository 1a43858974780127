package io.procos.workers.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a response body and stops the transfer at the first byte too many, so that memory stays bounded. */
final class CappedBody implements BodySubscriber<byte[]> {

    /** The body is larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long maxBytes) {
            super("the response body is larger than " + maxBytes + " bytes");
        }
    }

    private final BodySubscriber<byte[]> collector = BodySubscribers.ofByteArray();
    private final long maxBytes;
    private long received;
    private Flow.@Nullable Subscription subscription;

    private CappedBody(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    static BodyHandler<byte[]> of(long maxBytes) {
        return head -> new CappedBody(maxBytes);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return collector.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        collector.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (received > maxBytes) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            received += buffer.remaining();
        }
        if (received <= maxBytes) {
            collector.onNext(buffers);
        } else {
            stop();
        }
    }

    private void stop() {
        if (subscription != null) {
            subscription.cancel();
        }
        collector.onError(new TooLarge(maxBytes));
    }

    @Override
    public void onError(Throwable failure) {
        collector.onError(failure);
    }

    @Override
    public void onComplete() {
        collector.onComplete();
    }
}
