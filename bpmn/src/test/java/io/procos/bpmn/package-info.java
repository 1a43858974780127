/** Drives every path of every model in a real engine, and looks at how the models are drawn. */
@NullMarked
package io.procos.bpmn;

import org.jspecify.annotations.NullMarked;
