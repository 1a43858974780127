/** The embedded, durable Zeebe for development, demos and tests. Start at {@link io.procos.engine.EmbeddedEngine}. */
@NullMarked
package io.procos.engine;

import org.jspecify.annotations.NullMarked;
