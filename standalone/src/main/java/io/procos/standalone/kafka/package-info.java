/** A Kafka broker of our own, for a laptop that wants events to travel as they do in production. */
@NullMarked
package io.procos.standalone.kafka;

import org.jspecify.annotations.NullMarked;
