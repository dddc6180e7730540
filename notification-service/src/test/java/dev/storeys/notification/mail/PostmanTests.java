package dev.storeys.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.storeys.notification.recipient.Recipient;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class PostmanTests {

    private final GreenMail mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final DueMail mail =
            new DueMail(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "Your order is confirmed",
                    "Its total of £19.99 <is> authorised.",
                    1);

    @BeforeEach
    void start() {
        mailServer.start();
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    @Test
    void writesPlainTextAndHtml() throws Exception {
        deliver("ada@example.com", "Ada");

        MimeMessage message = received();
        assertThat(message.getSubject()).isEqualTo("Your order is confirmed");
        assertThat(message.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("Ada <ada@example.com>");
        assertThat(message.getFrom())
                .extracting(Object::toString)
                .containsExactly("Storeys <orders@storeys.dev>");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        MimeMultipart forms = (MimeMultipart) message.getContent();
        assertThat(forms.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) forms.getBodyPart(0).getContent())
                .contains("Hello Ada,", "£19.99 <is> authorised", mail.orderId().toString());
        assertThat(forms.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) forms.getBodyPart(1).getContent())
                .contains("Hello <span>Ada</span>", "£19.99 &lt;is&gt; authorised")
                .contains(mail.orderId().toString());
    }

    @Test
    void keepsMessageIdAcrossAttempts() throws Exception {
        deliver("ada@example.com", "Ada");
        deliver("ada@example.com", "Ada");

        assertThat(mailServer.getReceivedMessages())
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(message.getMessageID())
                                .isEqualTo("<" + mail.id() + "@storeys.dev>"));
    }

    @Test
    void escapesNames() throws Exception {
        deliver("eve@example.com", "<script>alert(1)</script>");

        MimeMultipart forms = (MimeMultipart) received().getContent();
        assertThat((String) forms.getBodyPart(1).getContent())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
        assertThat((String) forms.getBodyPart(0).getContent()).contains("<script>");
    }

    @Test
    void lineEndInNameBeginsNoHeader() throws Exception {
        deliver("eve@example.com", "Eve\r\nBcc: mallory@example.com");

        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        assertThat(received().getHeader("Bcc")).isNull();
        assertThat(GreenMailUtil.getHeaders(received())).doesNotContain("\nBcc:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë Łukasz", "李小龍", "👩‍🚀", "O'Hara, \"Bob\" <x@y>"})
    void writesAnyName(String name) throws Exception {
        deliver("someone@example.com", name);

        InternetAddress to = (InternetAddress) received().getAllRecipients()[0];
        assertThat(to.getAddress()).isEqualTo("someone@example.com");
        assertThat(to.getPersonal()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b@c", "", "a b@example.com", "a@example.com\r\nX: y"})
    void givesUpOnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> deliver(address, "Ada"))
                .isInstanceOf(Undeliverable.class)
                .hasMessage("address-malformed");
    }

    @Test
    void givesUpOnAddressThatServerRefusesForGood() throws Exception {
        assertThatThrownBy(() -> deliverTo(serverThatAnswers("550 no such mailbox")))
                .isInstanceOf(Undeliverable.class)
                .hasMessage("address-refused");
    }

    @Test
    void triesAgainWhenServerRefusesForNow() throws Exception {
        assertThatThrownBy(() -> deliverTo(serverThatAnswers("451 try later")))
                .isInstanceOf(MailException.class);
    }

    @Test
    void doesNotWaitForServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> deliverTo(silent.getLocalPort()))
                    .isInstanceOf(MailException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    private void deliver(String address, String name) {
        postman(mailServer.getSmtp().getPort())
                .deliver(mail, new Recipient(mail.userId(), address, name));
    }

    private void deliverTo(int port) {
        postman(port).deliver(mail, new Recipient(mail.userId(), "ada@example.com", "Ada"));
    }

    private static Postman postman(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new Delivery()
                .postman(
                        new ObjectProvider<>() {
                            @Override
                            public Stream<JavaMailSenderImpl> stream() {
                                return Stream.of(sender);
                            }
                        },
                        new MailSettings("orders@storeys.dev", null));
    }

    private MimeMessage received() {
        return mailServer.getReceivedMessages()[0];
    }

    /** A mail server that answers the recipient's address as told, and everything else kindly. */
    private static int serverThatAnswers(String answer) throws IOException {
        ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            try (listener;
                    Socket client = listener.accept()) {
                var in = new BufferedReader(new InputStreamReader(client.getInputStream()));
                client.getOutputStream().write("220 hello\r\n".getBytes());
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String reply = line.startsWith("RCPT") ? answer : "250 fine";
                    client.getOutputStream().write((reply + "\r\n").getBytes());
                }
            } catch (IOException closed) {
                // The client is gone, and so is this server.
            }
        });
        return listener.getLocalPort();
    }
}
