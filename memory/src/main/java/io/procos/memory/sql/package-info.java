/** What the questions share when they ask the database: rows as they are read, conditions as they are put together. */
@NullMarked
package io.procos.memory.sql;

import org.jspecify.annotations.NullMarked;
