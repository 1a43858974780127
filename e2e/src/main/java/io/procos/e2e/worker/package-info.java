/** A worker service made to be killed: real runtime, real spool, adapters that count, wait or take the JVM with them. */
@NullMarked
package io.procos.e2e.worker;

import org.jspecify.annotations.NullMarked;
