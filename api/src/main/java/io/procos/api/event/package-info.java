/** What happened: CloudEvents 1.0 with typed data, written by engine, workers and kernel, read by memory. */
@NullMarked
package io.procos.api.event;

import org.jspecify.annotations.NullMarked;
