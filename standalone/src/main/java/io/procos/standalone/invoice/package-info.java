/**
 * Reads supplier invoices: EN 16931 UBL 2.1 XML checked by the standard's own rules, CSV and JSON by its arithmetic.
 * An example of a domain adapter as anybody would write one.
 */
@NullMarked
package io.procos.standalone.invoice;

import org.jspecify.annotations.NullMarked;
