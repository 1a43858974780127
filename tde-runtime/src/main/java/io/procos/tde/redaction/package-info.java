/** What is taken out of a worker's events before they reach its disk; also for what it says in logs and spans. */
@NullMarked
package io.procos.tde.redaction;

import org.jspecify.annotations.NullMarked;
