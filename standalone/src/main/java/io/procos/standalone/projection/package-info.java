/**
 * What has happened, for {@code procos instances} and {@code procos show}: events in files of JSON lines, a small index
 * in memory, and the query API over both. Memory takes this over.
 */
@NullMarked
package io.procos.standalone.projection;

import org.jspecify.annotations.NullMarked;
