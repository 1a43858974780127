/** All of ProcOS in one JVM: engine, mailbox, kernel, workers and history, started in order and stopped in reverse. */
@NullMarked
package io.procos.standalone.daemon;

import org.jspecify.annotations.NullMarked;
