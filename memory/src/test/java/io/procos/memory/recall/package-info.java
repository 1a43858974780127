/** Recall: what the indexes promise, what is found and why. */
@NullMarked
package io.procos.memory.recall;

import org.jspecify.annotations.NullMarked;
