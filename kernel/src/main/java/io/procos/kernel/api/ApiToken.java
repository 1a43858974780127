package io.procos.kernel.api;

import io.procos.api.access.AccessToken;
import io.procos.kernel.journal.DataFolder;
import org.springframework.stereotype.Component;

/** The token that opens the control API: configured, or kept in the data folder. Thread-safe. */
@Component
final class ApiToken {
    private final AccessToken token;

    ApiToken(ApiSettings settings, DataFolder data) {
        this.token = AccessToken.of(settings.token(), data.shared("token"));
    }

    boolean matches(String token) {
        return this.token.matches(token);
    }
}
