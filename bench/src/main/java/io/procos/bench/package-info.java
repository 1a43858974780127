/** Benchmarks: each a {@link io.procos.e2e.trial.Trial} that measures a ratio against a peer in the same run. */
@NullMarked
package io.procos.bench;

import org.jspecify.annotations.NullMarked;
