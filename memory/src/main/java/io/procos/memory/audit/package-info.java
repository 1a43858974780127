/** The trail of everything heard: a keyed chain that nobody can change, shorten or reorder unseen. */
@NullMarked
package io.procos.memory.audit;

import org.jspecify.annotations.NullMarked;
