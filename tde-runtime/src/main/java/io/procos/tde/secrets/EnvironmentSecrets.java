package io.procos.tde.secrets;

import java.util.Map;
import java.util.Optional;

/** Secrets from environment variables: {@code NAME} is {@code PROCOS_SECRET_NAME}. */
public record EnvironmentSecrets(Map<String, String> environment) implements SecretSource {
    private static final String PREFIX = "PROCOS_SECRET_";

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(PREFIX + name));
    }
}
