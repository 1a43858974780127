/** Reads the spans that real workers send, as a collector would. */
@NullMarked
package io.procos.e2e.trace;

import org.jspecify.annotations.NullMarked;
