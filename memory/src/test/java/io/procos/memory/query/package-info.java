/** The questions over HTTP, asked of the whole application on a real database. */
@NullMarked
package io.procos.memory.query;

import org.jspecify.annotations.NullMarked;
