package dev.storeys.notification.mail;

import java.util.Locale;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates of mails, each as HTML and as plain text. */
final class Stationery {

    private static final String TEMPLATE = "order";

    private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final SpringTemplateEngine plain = engine(TemplateMode.TEXT, ".txt");

    /** The mail in both forms; the name may hold anything and is escaped where it must be. */
    Page write(DueMail mail, String name) {
        Context words = new Context(Locale.UK);
        words.setVariable("name", name);
        words.setVariable("subject", mail.subject());
        words.setVariable("text", mail.text());
        words.setVariable("orderId", mail.orderId());
        return new Page(plain.process(TEMPLATE, words), html.process(TEMPLATE, words));
    }

    private static SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/mail/");
        templates.setSuffix(suffix);
        templates.setTemplateMode(mode);
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }

    /** A mail's content in its two forms. */
    record Page(String plain, String html) {}
}
