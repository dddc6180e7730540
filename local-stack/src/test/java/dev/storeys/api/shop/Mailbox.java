package dev.storeys.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.stage.RunningStage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What has arrived at an address, as the mail sink (GreenMail) shows it. */
public record Mailbox(String address) {

    /** One mail; {@code source} is all of it, as it came. */
    public record Mail(String subject, String source) {}

    /** All mails, oldest first; ends the test, unfailed, if nobody said where the sink is. */
    public List<Mail> mails() {
        Assumptions.assumeTrue(
                RunningStage.mail().isPresent(), "storeys.mail is unset, so mail is not checked");
        Answer answer = Request.get(messages(RunningStage.mail().orElseThrow())).send();
        if (answer.status() == 400) {
            // The sink knows an address from the first mail on.
            assertThat(answer.text("/message")).contains("not found");
            return List.of();
        }
        return answer.mustBe(200)
                .json()
                .valueStream()
                .map(mail ->
                        new Mail(
                                mail.path("subject").asString(),
                                mail.path("mimeMessage").asString()))
                .toList();
    }

    private URI messages(URI sink) {
        return URI.create(sink + "/api/user/" + address + "/messages");
    }
}
