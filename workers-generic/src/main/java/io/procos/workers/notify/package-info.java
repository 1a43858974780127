/** Notifications to people over log, mail, webhook or Kafka, one message for a storm. */
@NullMarked
package io.procos.workers.notify;

import org.jspecify.annotations.NullMarked;
