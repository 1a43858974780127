/** Keeps secrets out of the log, whoever logs them and on which thread. */
@NullMarked
package io.procos.tde.log;

import org.jspecify.annotations.NullMarked;
