@NullMarked
package io.procos.standalone.demo;

import org.jspecify.annotations.NullMarked;
