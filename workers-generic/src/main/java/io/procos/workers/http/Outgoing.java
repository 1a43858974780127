package io.procos.workers.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.ResponseReceiver;

/** Puts a call on the wire: checked headers, a body of known length, objects streamed. Thread-safe. */
final class Outgoing {
    private static final int CHUNK = 1 << 16;

    /** RFC 9110: a field name is a token, a value is one line. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]{0,8192}");

    /** They frame the message or belong to the connection, so they are the client's alone. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "te",
            "trailer",
            "upgrade",
            "expect");

    private final ObjectStore objects;

    Outgoing(ObjectStore objects) {
        this.objects = objects;
    }

    ResponseReceiver<?> send(HttpClient client, HttpCall call) throws TaskError.Rejection {
        for (var header : call.headers().entrySet()) {
            check(header.getKey(), header.getValue());
        }
        HttpClient.RequestSender sender = client.headers(
                        headers -> call.headers().forEach(headers::set))
                .request(HttpMethod.valueOf(call.method()))
                .uri(call.uri());
        return call.body().isEmpty() ? sender : withBody(sender, call);
    }

    private static void check(String name, String value) throws TaskError.Rejection {
        if (!NAME.matcher(name).matches()
                || OURS.contains(name.toLowerCase(Locale.ROOT))
                || !VALUE.matcher(value).matches()) {
            throw Fields.invalid(
                    "headers." + name.replaceAll("[^\\x21-\\x7e]", "?"),
                    "is not a header that a task may set, or its value is not one plain line; remove or correct it");
        }
    }

    private ResponseReceiver<?> withBody(HttpClient.RequestSender sender, HttpCall call) {
        long length = call.body().stream().mapToLong(BodyPart::bytes).sum();
        return sender.send((request, outbound) -> {
            request.header("Content-Length", Long.toString(length));
            return outbound.send(content(call));
        });
    }

    private Publisher<ByteBuf> content(HttpCall call) {
        return call.body().size() == 1
                ? content(call.body().getFirst())
                : Flux.fromIterable(call.body()).concatMap(this::content, 1);
    }

    private Publisher<ByteBuf> content(BodyPart part) {
        return switch (part) {
            case BodyPart.InMemory memory -> Mono.fromSupplier(() -> Unpooled.wrappedBuffer(memory.content()));
            case BodyPart.Stored stored -> streamed(stored.reference());
        };
    }

    /** Reading a file blocks, so it does not happen on the client's own threads. */
    private Flux<ByteBuf> streamed(ObjectReference reference) {
        return Flux.using(() -> new Source(objects.open(reference), reference), Source::chunks, Source::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** An object being read; exactly as long as its reference says, because the request said so. */
    private record Source(InputStream content, ObjectReference reference) {

        Flux<ByteBuf> chunks() {
            return Flux.generate(() -> reference.bytes(), this::next);
        }

        private long next(long left, SynchronousSink<ByteBuf> sink) {
            try {
                byte[] chunk = content.readNBytes(CHUNK);
                if (chunk.length > left || chunk.length == 0 && left > 0) {
                    sink.error(new IOException("the object does not have the size that its reference says"));
                } else if (chunk.length == 0) {
                    sink.complete();
                } else {
                    sink.next(Unpooled.wrappedBuffer(chunk));
                }
                return left - chunk.length;
            } catch (IOException e) {
                sink.error(e);
                return left;
            }
        }

        void close() {
            try {
                content.close();
            } catch (IOException e) {
                // Nothing was written to it, and what was read is already checked.
            }
        }
    }
}
