/** Feeds the log's records to exporters, remembers how far each one is, and never skips a record. */
@NullMarked
package io.procos.engine.exporting;

import org.jspecify.annotations.NullMarked;
