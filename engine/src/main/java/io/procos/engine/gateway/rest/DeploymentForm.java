package io.procos.engine.gateway.rest;

import com.google.protobuf.ByteString;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Resource;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.procos.engine.gateway.command.GatewayError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Files and tenant from a multipart form. */
final class DeploymentForm {

    private DeploymentForm() {}

    static DeployResourceRequest read(RestCall call) {
        var request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, call.path(), Unpooled.wrappedBuffer(call.body()));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, call.contentType());
        try {
            return read(request);
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException | IOException e) {
            throw new GatewayError(
                    GatewayError.Kind.INVALID_ARGUMENT, "The body is no multipart form: " + e.getMessage(), e);
        }
    }

    private static DeployResourceRequest read(DefaultFullHttpRequest request) throws IOException {
        if (!HttpPostRequestDecoder.isMultipart(request)) {
            throw GatewayError.invalid(
                    "A deployment is a multipart/form-data body with one 'resources' part for each file");
        }
        HttpPostRequestDecoder decoder =
                new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8);
        try {
            DeployResourceRequest.Builder deployment = DeployResourceRequest.newBuilder();
            for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                add(deployment, part);
            }
            return deployment.build();
        } finally {
            decoder.destroy();
        }
    }

    private static void add(DeployResourceRequest.Builder deployment, InterfaceHttpData part) throws IOException {
        if (part instanceof FileUpload file) {
            deployment.addResources(
                    Resource.newBuilder().setName(file.getFilename()).setContent(ByteString.copyFrom(file.get())));
        } else if (part instanceof Attribute attribute && attribute.getName().equals("tenantId")) {
            deployment.setTenantId(attribute.getValue());
        }
    }
}
