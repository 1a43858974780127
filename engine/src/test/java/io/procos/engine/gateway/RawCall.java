package io.procos.engine.gateway;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gRPC caller that reads only as much as it is told to. */
final class RawCall<T> implements ClientResponseObserver<Object, T> {

    private final int messages;
    private final List<T> received = new CopyOnWriteArrayList<>();
    private volatile ClientCallStreamObserver<?> call;
    private volatile boolean over;

    RawCall(int messages) {
        this.messages = messages;
    }

    List<T> received() {
        return received;
    }

    boolean isOver() {
        return over;
    }

    void cancel() {
        call.cancel("test", null);
    }

    void request(int more) {
        call.request(more);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Object> started) {
        call = started;
        started.disableAutoRequestWithInitial(messages);
    }

    @Override
    public void onNext(T message) {
        received.add(message);
    }

    @Override
    public void onError(Throwable error) {
        over = true;
    }

    @Override
    public void onCompleted() {
        over = true;
    }
}
