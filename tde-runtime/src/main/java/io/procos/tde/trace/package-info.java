/** What is remembered of a run: its events, written to the spool before the job is reported. */
@NullMarked
package io.procos.tde.trace;

import org.jspecify.annotations.NullMarked;
