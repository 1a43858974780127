package io.procos.kernel.boot;

import io.camunda.client.api.command.ClientException;
import io.procos.kernel.start.InstanceStarter;
import io.procos.kernel.start.KernelAddress;
import io.procos.kernel.start.StartRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts the system's own processes at both ends of the kernel's life, once each. */
@Component
final class SystemProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(SystemProcesses.class);

    private final InstanceStarter starter;
    private final BootSettings settings;
    private final KernelAddress address;
    private final String bootId = UUID.randomUUID().toString();

    SystemProcesses(InstanceStarter starter, BootSettings settings, KernelAddress address) {
        this.starter = starter;
        this.settings = settings;
        this.address = address;
    }

    void boot() {
        if (!settings.bootProcess().isEmpty()) {
            starter.start(StartRequest.once(settings.bootProcess(), variables(), "boot:" + bootId));
        }
    }

    /** A stop must not hang on a process that fails, so every error is only told. */
    void shutDown() {
        if (!settings.shutdownProcess().isEmpty()) {
            try {
                starter.start(new StartRequest(
                        new StartRequest.Target.Latest(settings.shutdownProcess()),
                        variables(),
                        List.of(),
                        "shutdown:" + bootId,
                        settings.shutdownTimeout(),
                        false));
            } catch (ClientException e) {
                LOG.warn("{} did not finish: {}", settings.shutdownProcess(), e.getMessage());
            }
        }
    }

    private Map<String, Object> variables() {
        return Map.of("kernelAddress", address.url(), "bootId", bootId);
    }
}
