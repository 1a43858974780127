package io.procos.kernel.api;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Stands before every request. It refuses foreign {@code Host} names (a web page could otherwise reach the loopback
 * address through a name of its own), requests without the token, and too large ones. Only the health check is open.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Gatekeeper implements WebFilter {
    private static final String BEARER = "Bearer ";
    private static final String HEALTH = "/actuator/health";

    private final ApiToken token;
    private final long maxRequest;
    private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]", "::1"));

    Gatekeeper(ApiSettings settings, ApiToken token) {
        this.token = token;
        this.maxRequest = settings.maxRequest().toBytes();
        settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isKnownHost(request)) {
            String hint = "call it as localhost, or add the name to procos.kernel.api.hosts";
            return refuse(exchange, HttpStatus.MISDIRECTED_REQUEST, "this host name is not served here", hint);
        }
        if (!isOpen(request) && !hasToken(request)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            String hint = "send 'Authorization: Bearer <token>'; the token is in the file 'token' of the data folder";
            return refuse(exchange, HttpStatus.UNAUTHORIZED, "the token is missing or wrong", hint);
        }
        if (request.getHeaders().getContentLength() > maxRequest) {
            String hint = "send at most " + maxRequest + " bytes at once";
            return refuse(exchange, HttpStatus.CONTENT_TOO_LARGE, "the request is too large", hint);
        }
        return chain.filter(exchange);
    }

    private boolean isKnownHost(ServerHttpRequest request) {
        InetSocketAddress host = request.getHeaders().getHost();
        return host != null && hosts.contains(host.getHostString().toLowerCase(Locale.ROOT));
    }

    private static boolean isOpen(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    private boolean hasToken(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.startsWith(BEARER)
                && token.matches(header.substring(BEARER.length()).strip());
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, HttpStatus status, String detail, String hint) {
        return ProblemWriter.write(exchange.getResponse(), new Problem(status, detail).hint(hint));
    }
}
