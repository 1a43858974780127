package io.procos.memory.access;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask the memory. Address and port are Spring's {@code server.address} and {@code server.port}.
 *
 * @param token the bearer token every request must bring; when empty, the one in {@code tokenFile}
 * @param tokenFile made at the first start and readable by its owner only; the kernel's, where both share a data folder
 * @param hosts names under which the API may be called beside localhost, without port; any other name in a request's
 *     {@code Host} header is refused, which keeps web pages with a rebound name out
 */
@ConfigurationProperties("procos.memory.api")
record AccessSettings(
        @DefaultValue("") String token,
        @DefaultValue(".procos/token") Path tokenFile,
        @DefaultValue List<String> hosts) {}
