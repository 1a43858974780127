/** What ProcOS does to a task: {@link io.procos.tde.pipeline.TaskPipeline} is the list to read. */
@NullMarked
package io.procos.tde.pipeline;

import org.jspecify.annotations.NullMarked;
