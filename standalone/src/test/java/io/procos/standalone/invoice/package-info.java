@NullMarked
package io.procos.standalone.invoice;

import org.jspecify.annotations.NullMarked;
