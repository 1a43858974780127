/** Fault tests: what happens when a process is killed, a disk is full, a file is damaged or a model is hostile. */
@NullMarked
package io.procos.e2e.fault;

import org.jspecify.annotations.NullMarked;
