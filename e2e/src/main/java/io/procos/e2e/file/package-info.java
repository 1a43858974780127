/** What attacks the file and folder adapters, and how it is judged. */
@NullMarked
package io.procos.e2e.file;

import org.jspecify.annotations.NullMarked;
