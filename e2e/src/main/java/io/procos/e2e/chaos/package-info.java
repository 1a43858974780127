/** Everything fails at once: workers, Kafka, Postgres, the engine. What must hold is that nothing is lost or done twice. */
@NullMarked
package io.procos.e2e.chaos;

import org.jspecify.annotations.NullMarked;
