/** Secrets in inputs: where they come from, who may have them, and how they stay unseen. */
@NullMarked
package io.procos.tde.secrets;

import org.jspecify.annotations.NullMarked;
