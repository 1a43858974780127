@NullMarked
package io.procos.standalone.home;

import org.jspecify.annotations.NullMarked;
