/** The embedded, durable Zeebe for development, demos and tests. */
@NullMarked
package io.procos.engine;

import org.jspecify.annotations.NullMarked;
