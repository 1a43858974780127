/** Checks models before the engine sees them: size, shape, ids, loops in FEEL, and the engine's own design rules. */
@NullMarked
package io.procos.kernel.model;

import org.jspecify.annotations.NullMarked;
