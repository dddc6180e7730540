package dev.storeys.user.region;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text is an ISO 3166 alpha-2 code; null passes, as with every constraint. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CountryCode.Known.class)
public @interface CountryCode {

    /** What the caller is told. */
    String message() default "must be an ISO 3166 alpha-2 country code in capitals";

    /** Unused; the specification wants it. */
    Class<?>[] groups() default {};

    /** Unused; the specification wants it. */
    Class<? extends Payload>[] payload() default {};

    /** Asks today's list of the JDK. */
    class Known implements ConstraintValidator<CountryCode, String> {

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || Country.isKnown(code);
        }
    }
}
