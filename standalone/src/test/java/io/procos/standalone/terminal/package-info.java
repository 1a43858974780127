@NullMarked
package io.procos.standalone.terminal;

import org.jspecify.annotations.NullMarked;
