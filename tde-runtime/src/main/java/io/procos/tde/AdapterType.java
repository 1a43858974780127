package io.procos.tde;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares an {@link Adapter}: what the worker subscribes to and what the element template shows. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AdapterType {

    /** The job type, {@code procos.<family>.<action>.v<n>}. */
    String value();

    /** The name Modeler shows, for example "HTTP request". */
    String name();

    /** One sentence for Modeler and the docs. */
    String description();

    /** What running it twice would do to the world. */
    EffectKind effect();

    /** BPMN error codes the adapter throws besides the reserved ones, with what they mean, as {@code CODE: meaning}. */
    String[] errors() default {};

    /** The input that policy looks at: a host, path, command or recipient. Empty when none matters. */
    String policyArgument() default "";

    /** How long a job is leased before the heartbeat has to extend it, in ISO-8601, for example {@code PT30S}. */
    String lease() default "PT30S";
}
