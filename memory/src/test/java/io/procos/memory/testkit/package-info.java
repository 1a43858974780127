/** A real Postgres for tests, in this module and in others. */
@NullMarked
package io.procos.memory.testkit;

import org.jspecify.annotations.NullMarked;
