/** Starts process instances, once for each start key. */
@NullMarked
package io.procos.kernel.start;

import org.jspecify.annotations.NullMarked;
