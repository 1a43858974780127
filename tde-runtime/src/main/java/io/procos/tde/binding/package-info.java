/** Between the JSON of a job and the records of an adapter: schemas, checks and error messages. */
@NullMarked
package io.procos.tde.binding;

import org.jspecify.annotations.NullMarked;
