/** The boot path: from nothing to a running system, told as a story. */
@NullMarked
package io.procos.kernel.boot;

import org.jspecify.annotations.NullMarked;
