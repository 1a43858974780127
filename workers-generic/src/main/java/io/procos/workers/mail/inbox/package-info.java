/** Mail over IMAP: the adapter that reads mailboxes, and the watch that tells the engine of each new mail. */
@NullMarked
package io.procos.workers.mail.inbox;

import org.jspecify.annotations.NullMarked;
