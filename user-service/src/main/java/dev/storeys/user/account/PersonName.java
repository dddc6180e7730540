package dev.storeys.user.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text can be somebody's name. Control characters and line ends are refused because names go
 * into e-mails, halves of surrogate pairs because they are no characters.
 */
@Size(min = 1, max = 100)
@Pattern(
        regexp =
                "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*"
                        // What String.strip() would leave.
                        + "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\p{javaWhitespace}]"
                        + "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*")
@ReportAsSingleViolation
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@interface PersonName {

    String message() default "must have 1 to 100 characters and not only blanks";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
