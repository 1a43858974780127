/** Messages over Kafka: the outbox that adapters share, the reader, and subscriptions that start or wake processes. */
@NullMarked
package io.procos.workers.message;

import org.jspecify.annotations.NullMarked;
