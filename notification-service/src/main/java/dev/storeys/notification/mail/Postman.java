package dev.storeys.notification.mail;

import dev.storeys.notification.recipient.Recipient;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands a mail to the mail server. */
final class Postman {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender server;
    private final Stationery stationery;
    private final String from;

    Postman(JavaMailSender server, Stationery stationery, String from) {
        this.server = server;
        this.stationery = stationery;
        this.from = from;
    }

    /**
     * Returns once the server has taken the mail. Throws {@link Undeliverable} when no server ever
     * will, and {@link MailException} when it may be tried again.
     */
    void deliver(DueMail mail, Recipient recipient) {
        try {
            server.send(message(mail, recipient));
        } catch (MailSendException refusal) {
            if (refusesAddress(refusal)) {
                throw new Undeliverable("address-refused", refusal);
            }
            throw refusal;
        } catch (AddressException malformed) {
            throw new Undeliverable("address-malformed", malformed);
        } catch (MessagingException | UnsupportedEncodingException failure) {
            throw new MailPreparationException(failure);
        }
    }

    private MimeMessage message(DueMail mail, Recipient recipient)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = server.createMimeMessage();
        InternetAddress to = new InternetAddress(recipient.email(), true);
        String name = oneLine(recipient.name());
        to.setPersonal(name, UTF_8);
        message.setRecipient(MimeMessage.RecipientType.TO, to);
        message.setFrom(new InternetAddress(from, "Storeys", UTF_8));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(Instant.now()));
        // The same at every attempt, so that a second copy can be recognised as one.
        message.setHeader("Message-ID", "<" + mail.id() + "@" + domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(alternatives(stationery.write(mail, name)));
        return message;
    }

    private static MimeMultipart alternatives(Stationery.Page page) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(page.plain(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(page.html(), UTF_8, "html");
        // Readers show the last form that they understand.
        return new MimeMultipart("alternative", plain, html);
    }

    private String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    /** A line end in a name would begin a new header. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** JavaMail calls addresses invalid that the server refused for good (SMTP 5xx). */
    private static boolean refusesAddress(MailSendException refusal) {
        return refusal.getFailedMessages().values().stream()
                .anyMatch(failure ->
                        failure instanceof SendFailedException failed
                                && failed.getInvalidAddresses() != null
                                && failed.getInvalidAddresses().length > 0);
    }
}
