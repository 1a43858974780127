/** All of ProcOS in one JVM: engine, mailbox, database, kernel with memory, and workers, started in order and stopped in reverse. */
@NullMarked
package io.procos.standalone.daemon;

import org.jspecify.annotations.NullMarked;
