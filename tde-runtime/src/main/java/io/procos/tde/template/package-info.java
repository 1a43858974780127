/** Element templates: what Modeler shows of an adapter, generated from its annotations. */
@NullMarked
package io.procos.tde.template;

import org.jspecify.annotations.NullMarked;
