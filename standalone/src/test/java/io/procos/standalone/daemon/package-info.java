@NullMarked
package io.procos.standalone.daemon;

import org.jspecify.annotations.NullMarked;
