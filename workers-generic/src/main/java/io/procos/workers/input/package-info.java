/** What the adapters of all families check of their inputs. */
@NullMarked
package io.procos.workers.input;

import org.jspecify.annotations.NullMarked;
