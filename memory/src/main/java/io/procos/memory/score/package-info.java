/** How well a process does: its batting average, and where it fails. */
@NullMarked
package io.procos.memory.score;

import org.jspecify.annotations.NullMarked;
