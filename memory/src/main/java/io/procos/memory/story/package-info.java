/** The whole story of one instance, told from what was remembered. */
@NullMarked
package io.procos.memory.story;

import org.jspecify.annotations.NullMarked;
