/** The demo: a folder of invoices, a partner service that fails as partners do, and a table of what became of them. */
@NullMarked
package io.procos.standalone.demo;

import org.jspecify.annotations.NullMarked;
