/** What the kernel must still know after a crash: small keyed files, each a journal of lines. */
@NullMarked
package io.procos.kernel.journal;

import org.jspecify.annotations.NullMarked;
