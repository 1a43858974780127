package io.procos.engine.gateway.rest;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One client's connection. Calls on it are answered in their order; when it breaks, their waits end. */
final class HttpConnection extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Router router;
    private final HostGuard guard;
    private final Executor executor;
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
    private CompletableFuture<?> previous = CompletableFuture.completedFuture(null);

    HttpConnection(Router router, HostGuard guard, Executor executor) {
        this.router = router;
        this.guard = guard;
        this.executor = executor;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        RestCall call = read(request);
        Optional<String> objection = objection(request.headers());
        previous = previous.handle((done, error) -> call)
                .thenComposeAsync(
                        next -> objection.isPresent()
                                ? CompletableFuture.completedFuture(
                                        Problems.problem(403, "FORBIDDEN", objection.get(), next.path()))
                                : router.answer(next),
                        executor)
                .thenAccept(answer -> write(context, answer, keepAlive));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        executor.execute(() -> hungUp.complete(null));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private RestCall read(FullHttpRequest request) {
        return new RestCall(
                request.method().name(),
                new QueryStringDecoder(request.uri()).path(),
                List.of(),
                request.headers().get(HttpHeaderNames.CONTENT_TYPE, ""),
                ByteBufUtil.getBytes(request.content()),
                hungUp);
    }

    private Optional<String> objection(HttpHeaders headers) {
        return guard.objection(
                headers.get(HttpHeaderNames.HOST), headers.get(HttpHeaderNames.ORIGIN), headers.get("Sec-Fetch-Site"));
    }

    static FullHttpResponse response(RestAnswer answer, boolean keepAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(answer.body()));
        if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        }
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        return response;
    }

    private static void write(ChannelHandlerContext context, RestAnswer answer, boolean keepAlive) {
        context.writeAndFlush(response(answer, keepAlive)).addListener(written -> {
            if (!written.isSuccess()) {
                answer.lost().run();
            }
            if (!keepAlive) {
                context.close();
            }
        });
    }
}
