package io.procos.tde.policy;

import java.util.Map;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes Java values of what the decision engine answers. That depends on the classpath: beside the embedded process
 * engine it answers in its own value types, alone in Scala collections.
 */
final class FeelValues {
    private FeelValues() {}

    static @Nullable Object unwrap(@Nullable Object value) {
        return switch (value) {
            case ValNull$ nothing -> null;
            case ValString text -> text.value();
            case ValBoolean flag -> flag.value();
            case ValNumber number -> number.value().bigDecimal();
            case ValDayTimeDuration duration -> duration.value();
            case ValContext context -> java(context.context().variableProvider().getVariables());
            case scala.collection.Map<?, ?> map -> java(map);
            case null, default -> value;
        };
    }

    private static Map<?, ?> java(scala.collection.Map<?, ?> map) {
        return CollectionConverters.asJava(map);
    }
}
