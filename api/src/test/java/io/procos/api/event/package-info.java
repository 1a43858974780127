/** Every event survives JSON, and its schema is on paper. */
@NullMarked
package io.procos.api.event;

import org.jspecify.annotations.NullMarked;
