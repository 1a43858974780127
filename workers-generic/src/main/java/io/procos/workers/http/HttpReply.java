package io.procos.workers.http;

import io.procos.tde.objects.ObjectReference;
import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What came back: any status.
 *
 * @param body all of it, without a content encoding; empty when it is in {@code stored}
 * @param stored where a body is that went to the object store
 */
public record HttpReply(
        int status,
        HttpHeaders headers,
        byte[] body,
        @Nullable ObjectReference stored) {}
