/** Mails wait in the database until the mail server has taken them. */
@NullMarked
package dev.storeys.notification.mail;

import org.jspecify.annotations.NullMarked;
