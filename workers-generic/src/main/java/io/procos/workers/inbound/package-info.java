/** How what comes in from outside, by mail, topic, call or file, becomes a message for the engine. */
@NullMarked
package io.procos.workers.inbound;

import org.jspecify.annotations.NullMarked;
