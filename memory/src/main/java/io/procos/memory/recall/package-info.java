/** Recall: what was remembered is found again by its words and by its meaning. */
@NullMarked
package io.procos.memory.recall;

import org.jspecify.annotations.NullMarked;
