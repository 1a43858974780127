package io.procos.standalone.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some instances, newest first; {@code next} is the cursor for those after them, null at the end. */
public record InstancePage(
        List<InstanceView> instances, @Nullable String next) {}
