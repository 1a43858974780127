/** The data folder and the little file by which commands find the running daemon. */
@NullMarked
package io.procos.standalone.home;

import org.jspecify.annotations.NullMarked;
