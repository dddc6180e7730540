package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Browsing.Looks;
import dev.storeys.stack.chaos.traffic.Deal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a run leaves to be judged.
 *
 * @param deals all purchases with their answers
 * @param looks what else was asked meanwhile, if anything
 * @param hit the names of components that something was done to
 * @param failedStarts components that were started again and ended instead
 * @param buried dead letters that the run made on purpose
 * @param flawless whether nobody may have had to ask twice, as nothing on the way was hit
 */
public record Evidence(
        List<Deal> deals,
        List<Article> articles,
        Looks looks,
        Set<String> hit,
        List<String> failedStarts,
        long buried,
        boolean flawless) {

    // A hit between the sending of a mail and the note that it was sent makes a second copy.
    private static final Set<String> MAIL_PATH =
            Set.of(
                    "mail",
                    "notification-service",
                    "monolith",
                    "postgres-notifications",
                    "postgres-main");

    private static final Duration SETTLING = Duration.ofSeconds(60);

    /** So many orders have that time; a storm leaves more, which are worked off one by one. */
    private static final int SETTLED_SOON = 2_000;

    private static final int SETTLED_IN_A_SECOND = 20;

    public Evidence {
        deals = List.copyOf(deals);
        articles = List.copyOf(articles);
        hit = Set.copyOf(hit);
        failedStarts = List.copyOf(failedStarts);
    }

    List<Deal> accepted() {
        return deals.stream().filter(Deal::accepted).toList();
    }

    Set<UUID> acknowledged() {
        return accepted().stream()
                .flatMap(deal -> deal.orders().stream())
                .collect(Collectors.toSet());
    }

    /** How long the books may take to agree. */
    Duration settling() {
        long more = Math.max(0, accepted().size() - SETTLED_SOON);
        return SETTLING.plusSeconds(more / SETTLED_IN_A_SECOND);
    }

    boolean mailMayComeTwice() {
        return hit.stream().anyMatch(name -> MAIL_PATH.stream().anyMatch(name::startsWith));
    }

    /** The sink keeps mails in memory only. */
    boolean mailMayBeLost() {
        return hit.stream().anyMatch(name -> name.startsWith("mail"));
    }
}
