/** Engine records become events; runs inside an engine, embedded or a real broker's. */
@NullMarked
package io.procos.exporter;

import org.jspecify.annotations.NullMarked;
