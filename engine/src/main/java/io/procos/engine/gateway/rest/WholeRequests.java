package io.procos.engine.gateway.rest;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;

/** Collects a request's body, and answers one that is too large in the form that clients read. */
final class WholeRequests extends HttpObjectAggregator {

    private final int maxBodyBytes;

    WholeRequests(int maxBodyBytes) {
        super(maxBodyBytes);
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        RestAnswer answer = Problems.problem(
                413,
                "CONTENT_TOO_LARGE",
                "The body is larger than " + maxBodyBytes + " bytes; keep large values outside and pass a reference",
                "");
        context.writeAndFlush(HttpConnection.response(answer, false)).addListener(ChannelFutureListener.CLOSE);
    }
}
