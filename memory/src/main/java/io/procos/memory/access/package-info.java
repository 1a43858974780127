/** Who may ask, when the memory is an application of its own; inside another one, that one's guard stands before it. */
@NullMarked
package io.procos.memory.access;

import org.jspecify.annotations.NullMarked;
