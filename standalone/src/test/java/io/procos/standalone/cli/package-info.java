@NullMarked
package io.procos.standalone.cli;

import org.jspecify.annotations.NullMarked;
