/** The database: a Postgres named by settings, or one of our own beside the application. */
@NullMarked
package io.procos.memory.database;

import org.jspecify.annotations.NullMarked;
