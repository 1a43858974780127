/** One run of one task: what it knows of its job and adapter, and the shape of the steps it passes through. */
@NullMarked
package io.procos.tde.run;

import org.jspecify.annotations.NullMarked;
