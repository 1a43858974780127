/** Live changes: nothing is missed, whenever one comes back. */
@NullMarked
package io.procos.memory.live;

import org.jspecify.annotations.NullMarked;
