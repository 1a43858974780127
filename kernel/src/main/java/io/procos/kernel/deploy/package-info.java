/** Brings models to the engine: only what changed, callees first, in small batches; remembers what is there. */
@NullMarked
package io.procos.kernel.deploy;

import org.jspecify.annotations.NullMarked;
