/** Signed calls from outside that start or wake processes. */
@NullMarked
package io.procos.workers.webhook;

import org.jspecify.annotations.NullMarked;
