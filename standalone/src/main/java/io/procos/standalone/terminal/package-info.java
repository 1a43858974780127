/** What the command line writes: colours, tables, a progress line, one JSON document. Plain where no terminal is. */
@NullMarked
package io.procos.standalone.terminal;

import org.jspecify.annotations.NullMarked;
