package io.procos.engine.gateway.command;

import io.camunda.zeebe.msgpack.value.DocumentValue;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.record.value.TenantOwned;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** JSON documents to and from the engine's MessagePack, and the one tenant this engine has. */
public final class Documents {

    private static final byte FIXED_MAP = (byte) 0x80;
    private static final int FIXED_MAP_MASK = 0xF0;
    private static final byte MAP_16 = (byte) 0xDE;
    private static final byte MAP_32 = (byte) 0xDF;

    private Documents() {}

    /** @throws GatewayError when the text is no JSON object; an absent document is an empty one */
    public static DirectBuffer variables(String json) {
        if (json.isBlank()) {
            return DocumentValue.EMPTY_DOCUMENT;
        }
        byte[] document = convert(json);
        if (!isMap(document)) {
            throw GatewayError.invalid(
                    "variables: expected a JSON object such as {\"name\": 1}, but got " + kindOf(json));
        }
        return new UnsafeBuffer(document);
    }

    /** A MessagePack document of the engine as JSON text. */
    public static String json(DirectBuffer document) {
        return MsgPackConverter.convertToJson(BufferUtil.bufferAsArray(document));
    }

    /** @throws GatewayError when another tenant than the default is named */
    static String tenant(String tenantId) {
        if (!tenantId.isBlank() && !tenantId.equals(TenantOwned.DEFAULT_TENANT_IDENTIFIER)) {
            throw GatewayError.invalid(
                    "tenantId: '" + tenantId + "' is unknown, because multi-tenancy is disabled; leave"
                            + " it out or use '" + TenantOwned.DEFAULT_TENANT_IDENTIFIER + "'");
        }
        return TenantOwned.DEFAULT_TENANT_IDENTIFIER;
    }

    /** The tenants of a worker; none named means the default one. */
    public static List<String> tenants(List<String> tenantIds) {
        tenantIds.forEach(Documents::tenant);
        return List.of(TenantOwned.DEFAULT_TENANT_IDENTIFIER);
    }

    @SuppressWarnings("IllegalCatch") // the converter lets Jackson's checked exceptions through undeclared
    private static byte[] convert(String json) {
        try {
            return MsgPackConverter.convertToMsgPack(json);
        } catch (Exception e) {
            throw new GatewayError(
                    GatewayError.Kind.INVALID_ARGUMENT, "variables: not a JSON document: " + firstLine(e), e);
        }
    }

    private static boolean isMap(byte[] document) {
        return document.length > 0
                && ((document[0] & FIXED_MAP_MASK) == (FIXED_MAP & 0xFF)
                        || document[0] == MAP_16
                        || document[0] == MAP_32);
    }

    private static String kindOf(String json) {
        return switch (json.strip().charAt(0)) {
            case '[' -> "an array";
            case '"' -> "a string";
            default -> "a single value";
        };
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
