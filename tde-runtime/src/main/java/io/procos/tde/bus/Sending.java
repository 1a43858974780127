package io.procos.tde.bus;

import io.procos.api.event.CloudEvent;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** An event on its way to the brokers. */
record Sending(CloudEvent event, Future<RecordMetadata> arrival) {

    /** Waits for the brokers' word: null when they have it, else why not. */
    @Nullable Throwable failure() {
        try {
            arrival.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** True when this event will be refused however often it comes; all other failures are of the bus. */
    static boolean isHopeless(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof SerializationException
                || failure instanceof InvalidRecordException;
    }
}
