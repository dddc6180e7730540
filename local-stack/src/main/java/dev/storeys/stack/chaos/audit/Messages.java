package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Mail;
import dev.storeys.stack.chaos.audit.Books.Note;
import dev.storeys.stack.chaos.audit.Books.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whether everybody heard of everything once: events, notifications and mails. */
record Messages(Evidence evidence, Books books, long deadBefore) {

    List<Invariant> judge() {
        List<Invariant> rows = new ArrayList<>();
        rows.add(notes());
        rows.add(mails());
        rows.add(letters());
        rows.add(Invariant.equal("events still in an outbox", 0, books.waiting()));
        rows.add(Invariant.equal("dead letters", evidence.buried(), books.dead() - deadBefore));
        books.told().ifPresent(told -> rows.addAll(new Stories(evidence, books, told).judge()));
        return rows;
    }

    private Invariant notes() {
        Map<UUID, List<String>> kinds =
                books.notes().stream()
                        .sorted(Comparator.comparing(Note::kind))
                        .collect(
                                Collectors.groupingBy(
                                        Note::order,
                                        Collectors.mapping(Note::kind, Collectors.toList())));
        List<UUID> wrong =
                books.orders().stream()
                        .filter(order ->
                                !kinds.getOrDefault(order.id(), List.of()).equals(order.told()))
                        .map(Order::id)
                        .toList();
        return Invariant.none(
                "orders without their one notification", books.orders().size(), wrong);
    }

    private Invariant mails() {
        Map<UUID, List<String>> sent =
                books.mails().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Mail::order,
                                        Collectors.mapping(Mail::status, Collectors.toList())));
        List<UUID> wrong =
                books.orders().stream()
                        .filter(order ->
                                !sent.getOrDefault(order.id(), List.of())
                                        .equals(Collections.nCopies(order.told().size(), "SENT")))
                        .map(Order::id)
                        .toList();
        return Invariant.none("orders without their one sent mail", books.orders().size(), wrong);
    }

    /** SMTP cannot promise "once": a hit on the way of a mail may make a second copy of it. */
    private Invariant letters() {
        long most = evidence.mailMayComeTwice() ? 2 : 1;
        long least = evidence.mailMayBeLost() ? 0 : 1;
        String times = least == most ? "once" : "%d to %d times".formatted(least, most);
        List<String> wrong =
                books.mails().stream()
                        .filter(mail -> outside(mail, least, most))
                        .map(mail -> mail.id() + " x " + books.letters().get(mail.id()))
                        .toList();
        return Invariant.none("mails not in their box " + times, books.mails().size(), wrong);
    }

    private boolean outside(Mail mail, long least, long most) {
        long copies = books.letters().getOrDefault(mail.id(), 0L);
        return copies < least || copies > most;
    }
}
