/**
 * Effects happen once: {@link io.procos.tde.effect.EffectOnce} asks the ledger before the adapter is called and tells it
 * what came of it. The ledger is a Postgres database that all workers share.
 */
@NullMarked
package io.procos.tde.effect;

import org.jspecify.annotations.NullMarked;
