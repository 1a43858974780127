/** The way of events over Kafka: what the spool holds goes to one topic, and counts as shipped when the brokers have it. */
@NullMarked
package io.procos.tde.bus;

import org.jspecify.annotations.NullMarked;
