package io.procos.tde.pipeline;

import io.procos.tde.cache.ResultCache;
import io.procos.tde.effect.Ledger;
import io.procos.tde.objects.ObjectExchange;
import io.procos.tde.policy.Policy;
import io.procos.tde.secrets.SecretGrants;
import io.procos.tde.secrets.SecretSource;
import io.procos.tde.telemetry.Telemetry;

/** What an application brings to every run of its tasks. Thread-safe, as its parts are. */
public record RunServices(
        Policy policy,
        SecretSource secrets,
        SecretGrants grants,
        ResultCache cache,
        ObjectExchange objects,
        Ledger ledger,
        Telemetry telemetry) {

    /** Watched by nobody. */
    public RunServices(
            Policy policy,
            SecretSource secrets,
            SecretGrants grants,
            ResultCache cache,
            ObjectExchange objects,
            Ledger ledger) {
        this(policy, secrets, grants, cache, objects, ledger, Telemetry.none());
    }

    /** The same with another ledger. */
    public RunServices with(Ledger other) {
        return new RunServices(policy, secrets, grants, cache, objects, other, telemetry);
    }
}
