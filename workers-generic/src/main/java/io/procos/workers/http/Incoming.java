package io.procos.workers.http;

import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import reactor.netty.http.client.HttpClientResponse;

/** Takes an answer off the wire: into memory up to the cap, or streamed into the object store. Thread-safe. */
final class Incoming {
    private static final int CHUNKS_AHEAD = 8;

    private final ObjectStore objects;
    private final long maxStoredBytes;

    Incoming(ObjectStore objects, long maxStoredBytes) {
        this.objects = objects;
        this.maxStoredBytes = maxStoredBytes;
    }

    /** An answer on its way through a thread that may block: its head, then its body. */
    sealed interface Piece {}

    record Head(int status, HttpHeaders headers) implements Piece {}

    record Chunk(byte[] bytes) implements Piece {}

    /** The whole answer in memory; blocks nobody. */
    Mono<HttpReply> inMemory(ResponseReceiver<?> receiver, long maxBytes) {
        return receiver.response(
                        (head, content) -> content.reduceWith(() -> new CappedBytes(maxBytes), CappedBytes::add)
                                .map(body -> reply(head(head), body.bytes(), maxBytes)))
                .single();
    }

    /** Blocks until the answer is in memory or in the store; an interrupt ends the exchange. */
    HttpReply stored(ResponseReceiver<?> receiver, HttpCall call, Duration patience) throws IOException {
        Flux<Piece> pieces = receiver.<Piece>response((head, content) ->
                        Flux.concat(Mono.just(head(head)), content.asByteArray().map(Chunk::new)))
                .takeUntilOther(Mono.delay(patience).then(Mono.error(TimeoutException::new)));
        try (Stream<Piece> stream = pieces.toStream(CHUNKS_AHEAD)) {
            Iterator<Piece> iterator = stream.iterator();
            return store((Head) iterator.next(), new PulledBody(iterator), call);
        }
    }

    private HttpReply store(Head head, InputStream coded, HttpCall call) throws IOException {
        boolean good = head.status() >= 200 && head.status() < 300;
        int inMemory = good && call.store() == StoreResponse.ALWAYS ? 0 : (int) call.maxResponseBytes();
        InputStream body = ContentCoding.decoded(head.headers(), coded);
        byte[] start = body.readNBytes(inMemory + 1);
        if (start.length <= inMemory) {
            return new HttpReply(head.status(), head.headers(), start, null);
        }
        if (!good) {
            throw new TooLarge(inMemory);
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), body);
        ObjectReference reference = objects.put(
                new CappedInput(whole, maxStoredBytes),
                head.headers().firstValue("content-type").orElse("application/octet-stream"),
                name(head.headers(), call));
        return new HttpReply(head.status(), head.headers(), new byte[0], reference);
    }

    private static Head head(HttpClientResponse response) {
        var headers = response.responseHeaders();
        var values = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.names().forEach(name -> values.put(name, headers.getAll(name)));
        return new Head(response.status().code(), HttpHeaders.of(values, (name, value) -> true));
    }

    private static HttpReply reply(Head head, byte[] coded, long maxBytes) {
        try {
            byte[] body = ContentCoding.decoded(head.headers(), coded, maxBytes);
            return new HttpReply(head.status(), head.headers(), body, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server calls it, or else how the path ends; never a path. */
    private static @Nullable String name(HttpHeaders headers, HttpCall call) {
        String told = headers.firstValue("content-disposition")
                .map(ContentDisposition::parse)
                .map(ContentDisposition::getFilename)
                .orElse(call.uri().getPath());
        String last = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.isEmpty() ? null : last;
    }
}
