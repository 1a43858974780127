/** The traces that instances begin with, and spans of the calls that start them. */
@NullMarked
package io.procos.kernel.trace;

import org.jspecify.annotations.NullMarked;
