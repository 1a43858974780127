/** Finds jobs that kill their worker, from what the worker wrote down before it died. */
@NullMarked
package io.procos.tde.attempts;

import org.jspecify.annotations.NullMarked;
