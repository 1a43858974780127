package io.procos.kernel.boot;

import io.procos.kernel.deploy.DeployOutcome;
import io.procos.kernel.deploy.DeployOutcome.Deployed;
import io.procos.kernel.deploy.DeployOutcome.Refused;
import io.procos.kernel.deploy.DeployOutcome.Unchanged;
import io.procos.kernel.model.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How far the boot is, and which models it had to leave behind. Thread-safe. */
@Component
public final class BootProgress {
    private static final Logger LOG = LoggerFactory.getLogger(BootProgress.class);

    public enum Phase {
        CONFIGURED,
        WAITING_FOR_ENGINE,
        DEPLOYING,
        STARTING,
        READY,
        STOPPING
    }

    private final Instant startedAt = Instant.now();
    private volatile Phase phase = Phase.CONFIGURED;
    private volatile List<Finding> refused = List.of();

    public Phase phase() {
        return phase;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Why models of the library or of the boot folders were not deployed. */
    public List<Finding> refused() {
        return refused;
    }

    Duration sinceStart() {
        return Duration.between(startedAt, Instant.now());
    }

    void enter(Phase next) {
        phase = next;
    }

    void deployed(List<DeployOutcome> outcomes) {
        outcomes.forEach(BootProgress::log);
        refused = outcomes.stream()
                .flatMap(outcome -> outcome instanceof Refused bad ? bad.findings().stream() : Stream.empty())
                .toList();
        long sent = outcomes.stream().filter(Deployed.class::isInstance).count();
        LOG.info("{} models: {} deployed, {} refused, the others unchanged", outcomes.size(), sent, refused.size());
    }

    private static void log(DeployOutcome outcome) {
        switch (outcome) {
            case Deployed deployed -> deployed.warnings().forEach(warning -> LOG.warn("{}", warning));
            case Unchanged unchanged -> LOG.debug("Unchanged: {}", unchanged.name());
            case Refused bad -> bad.findings().forEach(finding -> LOG.error("Refused: {}", finding));
        }
    }
}
