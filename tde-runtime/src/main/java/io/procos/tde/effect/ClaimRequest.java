package io.procos.tde.effect;

import io.procos.tde.EffectKind;
import io.procos.tde.run.Job;
import java.time.Duration;

/**
 * A run wants to do its effect.
 *
 * @param owner names the run among all runs of all workers, so that a request sent twice is one claim
 * @param lease how long the claim holds unless it is renewed
 */
record ClaimRequest(EffectIdentity identity, EffectKind kind, Job job, String owner, Duration lease) {}
