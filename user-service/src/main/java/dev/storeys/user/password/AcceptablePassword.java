package dev.storeys.user.password;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The password may be chosen; null passes, as with every constraint. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AcceptablePassword.Acceptable.class)
public @interface AcceptablePassword {

    /** What the caller is told. */
    String message() default "must have 8 to 128 characters";

    /** Unused; the specification wants it. */
    Class<?>[] groups() default {};

    /** Unused; the specification wants it. */
    Class<? extends Payload>[] payload() default {};

    /** Asks the password itself. */
    class Acceptable implements ConstraintValidator<AcceptablePassword, Password> {

        @Override
        public boolean isValid(@Nullable Password password, ConstraintValidatorContext context) {
            return password == null || password.isAcceptable();
        }
    }
}
