/** Keeps a job leased while its run takes longer than the lease, and ends runs that nobody waits for. */
@NullMarked
package io.procos.tde.lease;

import org.jspecify.annotations.NullMarked;
