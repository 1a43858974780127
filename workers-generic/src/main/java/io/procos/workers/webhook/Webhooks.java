package io.procos.workers.webhook;

import io.procos.tde.inbound.Inbound;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves the hooks; a name that is none is not there. */
@Configuration(proxyBeanMethods = false)
class Webhooks implements DisposableBean {
    private static final String COME_AGAIN = "5";

    private final WebhookSettings settings;
    private final Map<String, Hook> hooks = new HashMap<>();
    private final Semaphore places;
    private final ExecutorService publishing = Executors.newVirtualThreadPerTaskExecutor();

    Webhooks(WebhookSettings settings, ObjectProvider<Inbound> inbound) {
        this.settings = settings;
        this.places = new Semaphore(settings.maxAtOnce());
        settings.hooks().forEach((name, hook) -> hooks.put(name, new Hook(name, hook, inbound.getObject())));
    }

    @Bean
    RouterFunction<ServerResponse> webhookRoutes() {
        return RouterFunctions.route(
                RequestPredicates.POST("/hooks/{name}").and(request -> hooks.containsKey(request.pathVariable("name"))),
                this::receive);
    }

    private Mono<ServerResponse> receive(ServerRequest request) {
        if (!places.tryAcquire()) {
            return answer(new Receipt.Later());
        }
        return taken(request).doFinally(signal -> places.release());
    }

    private Mono<ServerResponse> taken(ServerRequest request) {
        Hook hook = Objects.requireNonNull(hooks.get(request.pathVariable("name")));
        return DataBufferUtils.join(request.bodyToFlux(DataBuffer.class), (int)
                        settings.maxSize().toBytes())
                .map(Webhooks::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(settings.readTimeout())
                .publishOn(Schedulers.fromExecutor(publishing))
                .map(body -> receipt(hook, call(request, body)))
                .flatMap(Webhooks::answer)
                .onErrorResume(
                        DataBufferLimitException.class,
                        large -> refusal(HttpStatus.CONTENT_TOO_LARGE, "the body is larger than this hook takes"))
                .onErrorResume(
                        TimeoutException.class,
                        late -> refusal(HttpStatus.REQUEST_TIMEOUT, "the body did not come in time"));
    }

    private static Receipt receipt(Hook hook, WebCall call) {
        try {
            return hook.receive(call, Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Receipt.Later();
        }
    }

    private static WebCall call(ServerRequest request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .asHttpHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new WebCall(headers, request.queryParams().toSingleValueMap(), body);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Mono<ServerResponse> answer(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accepted accepted -> ServerResponse.accepted().build();
            case Receipt.Unsigned unsigned -> refusal(HttpStatus.UNAUTHORIZED, "the signature does not hold");
            case Receipt.Contradiction contradiction ->
                refusal(HttpStatus.CONFLICT, "this id came with other content before");
            case Receipt.Unusable unusable -> refusal(HttpStatus.UNPROCESSABLE_CONTENT, unusable.why());
            case Receipt.Later later ->
                ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, COME_AGAIN)
                        .bodyValue(ProblemDetail.forStatusAndDetail(
                                HttpStatus.SERVICE_UNAVAILABLE, "come again, nothing was taken"));
        };
    }

    private static Mono<ServerResponse> refusal(HttpStatus status, String why) {
        return ServerResponse.status(status).bodyValue(ProblemDetail.forStatusAndDetail(status, why));
    }

    @Override
    public void destroy() {
        publishing.shutdownNow();
    }
}
