package dev.sluice.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a key of the configuration means. [Binder] enforces it and [Schema] publishes it, so that
/// editors and the gateway never disagree.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Doc {

    /// One sentence with the unit, shown by editors.
    String value();

    boolean required() default false;

    /// What holds when the key is left out, as it would be written; empty when nothing does.
    String preset() default "";

    /// Smallest number allowed, itself included.
    double min() default Double.NaN;

    /// Largest number allowed, itself included.
    double max() default Double.NaN;

    /// Whether a duration may be none at all.
    boolean zero() default false;

    /// What the whole text must match.
    String pattern() default "";

    /// Whether problems show `***` instead of the value, because people put secrets there.
    boolean hidden() default false;
}
