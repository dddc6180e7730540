package dev.storeys.notification.mail;

import dev.storeys.platform.job.Crew;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends due mails for as long as the process serves, right after the commit that asks for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class Delivery {

    @Bean
    Postman postman(ObjectProvider<JavaMailSenderImpl> configured, MailSettings settings) {
        // Without spring.mail.host: the mail server of this machine.
        JavaMailSenderImpl server = configured.getIfAvailable(JavaMailSenderImpl::new);
        Properties session = server.getJavaMailProperties();
        // JavaMail waits for ever by default.
        session.putIfAbsent("mail.smtp.connectiontimeout", "2000");
        session.putIfAbsent("mail.smtp.timeout", "3000");
        session.putIfAbsent("mail.smtp.writetimeout", "3000");
        // Else it asks the name service who we are, without a timeout.
        session.putIfAbsent("mail.smtp.localhost", "localhost");
        session.putIfAbsent("mail.from", settings.from());
        return new Postman(server, new Stationery(), settings.from());
    }

    @Bean
    Crew<DueMail> deliveryCrew(DueMails due, SendMail send, MailSettings settings) {
        return new Crew<>(
                "delivery",
                settings.delivery().concurrency(),
                settings.delivery().pollInterval(),
                free -> due.claim(free, settings.delivery().lease()),
                mail -> send.send(mail, settings.pauseAfter(mail.attempts())));
    }

    @Bean
    Bell deliveryBell(Crew<DueMail> crew) {
        return new Bell(crew);
    }

    /** Wakes the crew as soon as a due mail can be seen by it. */
    record Bell(Crew<DueMail> crew) {

        @TransactionalEventListener
        void ring(MailDue due) {
            crew.wake();
        }
    }
}
