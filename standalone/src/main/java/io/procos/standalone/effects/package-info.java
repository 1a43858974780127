/** What a human sees of the effect ledger, and says to it: over HTTP, behind the kernel's guard. */
@NullMarked
package io.procos.standalone.effects;

import org.jspecify.annotations.NullMarked;
