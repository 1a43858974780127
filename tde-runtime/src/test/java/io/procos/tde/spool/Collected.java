package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A sink that remembers ids in the order of their arrival, and refuses while it is told to. */
final class Collected implements EventSink {

    private final List<String> ids = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    List<String> ids() {
        return List.copyOf(ids);
    }

    void refuse(boolean refusing) {
        this.refusing = refusing;
    }

    @Override
    public void accept(List<CloudEvent> batch) {
        if (refusing) throw new IllegalStateException("not now");
        ids.addAll(batch.stream().map(CloudEvent::id).toList());
    }
}
