package io.procos.workers.http;

import java.net.http.HttpHeaders;

/** What came back: any status, the whole body. */
public record HttpReply(int status, HttpHeaders headers, byte[] body) {}
