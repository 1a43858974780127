/** Runs allow-listed programs in the sandbox, by an array of arguments and never by a shell. */
@NullMarked
package io.procos.workers.shell;

import org.jspecify.annotations.NullMarked;
