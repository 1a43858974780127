package io.procos.memory.access;

import io.procos.api.access.AccessToken;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stands before every request: it refuses foreign host names and requests without the token. Only the health check is open. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Gatekeeper implements WebFilter {
    private static final String BEARER = "Bearer ";
    private static final String HEALTH = "/actuator/health";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AccessToken token;
    private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]", "::1"));

    Gatekeeper(AccessSettings settings) {
        this.token = AccessToken.of(settings.token(), settings.tokenFile());
        settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isKnownHost(request)) {
            String hint = "call it as localhost, or add the name to procos.memory.api.hosts";
            return refuse(exchange, HttpStatus.MISDIRECTED_REQUEST, "this host name is not served here", hint);
        }
        if (!isOpen(request) && !hasToken(request)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            String hint = "send 'Authorization: Bearer <token>'; the token is in the file 'token' of the data folder";
            return refuse(exchange, HttpStatus.UNAUTHORIZED, "the token is missing or wrong", hint);
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

    /** Before any controller is chosen, so it is written by hand. */
    private static Mono<Void> refuse(ServerWebExchange exchange, HttpStatus status, String detail, String hint) {
        ServerHttpResponse response = exchange.getResponse();
        Map<String, Object> problem = Map.of(
                "type",
                "about:blank",
                "title",
                status.getReasonPhrase(),
                "status",
                status.value(),
                "detail",
                detail,
                "hint",
                hint);
        byte[] body = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
