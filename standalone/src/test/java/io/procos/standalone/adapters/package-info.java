@NullMarked
package io.procos.standalone.adapters;

import org.jspecify.annotations.NullMarked;
