package io.procos.tde;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one component of an adapter's input record, for its JSON Schema, element template and error messages. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Input {

    /** The label Modeler shows. */
    String label();

    /** What to write there, with the unit where there is one. */
    String description() default "";

    /** A value that works, shown as the placeholder and in the docs. */
    String example() default "";

    /** Refuse the task when it is missing. Components that are not {@code @Nullable} are required as well. */
    boolean required() default false;

    /** The property group in Modeler, for example "Request". */
    String group() default "Input";

    /** Modeler shows a text area instead of a line. */
    boolean multiline() default false;

    /** The longest text allowed, in characters. Longer text belongs in a file, with its path in the variable. */
    int maxLength() default 1_000_000;

    /**
     * Takes content: a reference to an object that is given here is replaced by the text or JSON it refers to. Others get
     * the reference.
     */
    boolean fetched() default false;

    /** May hold {@code {{secrets.NAME}}}: Modeler offers it as text, never as FEEL. */
    boolean secret() default false;
}
