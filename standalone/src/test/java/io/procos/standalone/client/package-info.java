@NullMarked
package io.procos.standalone.client;

import org.jspecify.annotations.NullMarked;
