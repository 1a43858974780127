/** What modules say to each other: the outcome of a task, its errors, and (in {@code event}) what happened. */
@NullMarked
package io.procos.api;

import org.jspecify.annotations.NullMarked;
