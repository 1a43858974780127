/** The spool under torn writes, bad disks, slow readers and kill -9. */
@NullMarked
package io.procos.tde.spool;

import org.jspecify.annotations.NullMarked;
