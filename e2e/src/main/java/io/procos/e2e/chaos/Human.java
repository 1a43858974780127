package io.procos.e2e.chaos;

import io.camunda.client.CamundaClient;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.e2e.load.EventLog;
import io.procos.e2e.worker.EffectFile;
import io.procos.e2e.worker.EffectFile.Effect;
import io.procos.tde.effect.EffectEntry;
import io.procos.tde.effect.EffectState;
import io.procos.tde.effect.Effects;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who looks after incidents: for each effect that is unknown they look into the world, tell the ledger what they saw, and
 * retry the job.
 */
final class Human {
    private static final int MOST = 10_000;

    private final CamundaClient client;
    private final EventLog.Reader engine;
    private final EffectFile world;
    private int asked;
    private int incidents;

    Human(CamundaClient client, EventLog events, EffectFile world) {
        this.client = client;
        this.engine = new EventLog.Reader(events);
        this.world = world;
    }

    /** Effects that were unknown so far. */
    int asked() {
        return asked;
    }

    int incidents() {
        return incidents;
    }

    /** Decides all that is unknown now, then retries every job that stands. */
    void lookAfter(Effects effects) throws IOException {
        Set<Long> seen = world.read().stream().map(Effect::jobKey).collect(Collectors.toSet());
        List<EffectEntry> unknown = effects.list(EffectState.UNKNOWN, null, MOST);
        for (EffectEntry effect : unknown) {
            asked++;
            if (seen.contains(effect.jobKey())) {
                effects.done(effect.key(), null, "human");
            } else {
                effects.notDone(effect.key(), "human");
            }
        }
        for (CloudEvent event : engine.read()) {
            if (event.data() instanceof IncidentRaised incident && incident.jobKey() != null) {
                incidents++;
                retry(incident.jobKey(), incident.incidentKey());
            }
        }
    }

    private void retry(long job, long incident) {
        client.newUpdateRetriesCommand(job).retries(3).send().join();
        client.newResolveIncidentCommand(incident).send().join();
    }
}
