package io.procos.standalone.daemon;

import io.procos.standalone.home.DataFolder;
import io.procos.tde.secrets.SecretSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * How the system's own processes reach the kernel: the secrets {@code KERNEL_ADDRESS} and {@code KERNEL_TOKEN}, known
 * once the kernel listens and asked before all others. Thread-safe.
 *
 * @param port of the control API on loopback
 */
record KernelAccess(int port, String token) implements SecretSource {

    static KernelAccess of(ConfigurableApplicationContext kernel, DataFolder data) {
        Environment environment = kernel.getEnvironment();
        String configured = environment.getProperty("procos.kernel.api.token", "");
        return new KernelAccess(
                environment.getRequiredProperty("local.server.port", Integer.class),
                configured.isBlank() ? written(data) : configured.strip());
    }

    private static String written(DataFolder data) {
        try {
            return Files.readString(data.token()).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the token " + data.token() + " cannot be read", unreadable);
        }
    }

    @Override
    public Optional<String> find(String name) {
        return switch (name) {
            case "KERNEL_ADDRESS" -> Optional.of("http://" + host());
            case "KERNEL_TOKEN" -> Optional.of(token);
            default -> Optional.empty();
        };
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    /** Puts these secrets in front of those the workers are configured with. */
    BeanPostProcessor asAddition() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SecretSource configured ? KernelAccess.this.or(configured) : bean;
            }
        };
    }
}
