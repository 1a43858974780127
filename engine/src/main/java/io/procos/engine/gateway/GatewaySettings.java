package io.procos.engine.gateway;

import java.time.Duration;
import java.util.Set;

/**
 * Where and how the engine listens.
 *
 * @param host the address for both doors; anything but loopback opens the engine to the network
 * @param grpcPort 0 takes a free one
 * @param restPort 0 takes a free one
 * @param allowedHosts further names by which REST clients may call this machine, beside loopback and {@code host}
 * @param requestLimit how long the engine may take for an answer
 * @param longPolling how long a poll for jobs waits when its caller does not say
 * @param maxMessageBytes of one message or body, in and out
 */
public record GatewaySettings(
        String host,
        int grpcPort,
        int restPort,
        Set<String> allowedHosts,
        Duration requestLimit,
        Duration longPolling,
        int maxMessageBytes) {

    /** What clients expect to find on their own machine. */
    public static final GatewaySettings DEFAULT = new GatewaySettings(
            "127.0.0.1", 26500, 8080, Set.of(), Duration.ofSeconds(15), Duration.ofSeconds(10), 4 * 1024 * 1024);

    public GatewaySettings {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    public GatewaySettings withPorts(int grpc, int rest) {
        return new GatewaySettings(host, grpc, rest, allowedHosts, requestLimit, longPolling, maxMessageBytes);
    }

    public GatewaySettings withHost(String address) {
        return new GatewaySettings(
                address, grpcPort, restPort, allowedHosts, requestLimit, longPolling, maxMessageBytes);
    }

    public GatewaySettings withAllowedHosts(Set<String> names) {
        return new GatewaySettings(host, grpcPort, restPort, names, requestLimit, longPolling, maxMessageBytes);
    }
}
