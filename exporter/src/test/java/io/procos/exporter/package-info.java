/** The exporter on the records of a real engine. */
@NullMarked
package io.procos.exporter;

import org.jspecify.annotations.NullMarked;
