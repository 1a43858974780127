package io.procos.kernel.api;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may use the control API and how much they may send. Address and port are Spring's {@code server.address} and
 * {@code server.port}.
 *
 * @param token the bearer token every request must bring; when empty, the one in the data folder's file {@code token},
 *     which is made at the first start and readable by its owner only
 * @param hosts names under which the API may be called beside localhost, without port; any other name in a request's
 *     {@code Host} header is refused, which keeps web pages with a rebound name out
 * @param maxRequest the largest request
 * @param maxVariables the largest set of process variables, as JSON; the engine takes no message over 4 MB
 */
@ConfigurationProperties("procos.kernel.api")
record ApiSettings(
        @DefaultValue("") String token,
        @DefaultValue List<String> hosts,
        @DefaultValue("32MB") DataSize maxRequest,
        @DefaultValue("2MB") DataSize maxVariables) {}
