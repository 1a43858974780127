package io.procos.standalone.cli;

import io.procos.standalone.client.Story;
import java.time.Duration;
import java.time.Instant;

/** Some incidents resolve themselves, for the system retries; one that stays is the end of waiting. */
final class LastingIncident {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    boolean lastsIn(Story story) {
        Instant before = Instant.now().minus(PATIENCE);
        return story.withCalled()
                .flatMap(one -> one.incidents().stream())
                .anyMatch(incident -> incident.open() && incident.raisedAt().isBefore(before));
    }
}
