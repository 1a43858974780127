/** Notifications to people over log, mail or webhook, one message for a storm. */
@NullMarked
package io.procos.workers.notify;

import org.jspecify.annotations.NullMarked;
