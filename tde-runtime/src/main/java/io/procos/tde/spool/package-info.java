/** Events on their way out: written to local disk before anything is reported, shipped at least once. */
@NullMarked
package io.procos.tde.spool;

import org.jspecify.annotations.NullMarked;
