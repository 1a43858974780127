/** Mail over SMTP: the outbox that adapters share and the adapter that sends. */
@NullMarked
package io.procos.workers.mail;

import org.jspecify.annotations.NullMarked;
