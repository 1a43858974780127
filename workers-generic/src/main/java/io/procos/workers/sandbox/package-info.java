/** Runs commands that nobody trusts, confined by the kernel: Landlock, seccomp, resource limits, bubblewrap. */
@NullMarked
package io.procos.workers.sandbox;

import org.jspecify.annotations.NullMarked;
