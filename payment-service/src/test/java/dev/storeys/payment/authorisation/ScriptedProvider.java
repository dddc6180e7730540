package dev.storeys.payment.authorisation;

import dev.storeys.payment.provider.Charge;
import dev.storeys.payment.provider.Provider;
import dev.storeys.payment.provider.ProviderUnavailable;
import dev.storeys.payment.provider.RefundVerdict;
import dev.storeys.payment.provider.Repayment;
import dev.storeys.payment.provider.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A provider that keeps its books in memory and behaves as the order's card says. */
final class ScriptedProvider implements Provider {

    final Map<UUID, Verdict> books = new ConcurrentHashMap<>();
    final Map<UUID, Queue<String>> calls = new ConcurrentHashMap<>();
    final Map<UUID, CountDownLatch> gates = new ConcurrentHashMap<>();
    final Map<UUID, RefundVerdict> refunds = new ConcurrentHashMap<>();

    /** Orders whose next capture or refund is done and not answered. */
    final Set<UUID> silent = ConcurrentHashMap.newKeySet();

    volatile boolean down;

    @Override
    public Verdict authorise(Charge charge) {
        note(charge.orderId(), "authorise");
        wait(charge.orderId());
        boolean first = !books.containsKey(charge.orderId());
        Verdict verdict = books.computeIfAbsent(charge.orderId(), id -> decide(charge));
        if (first && charge.method().equals("silent")) {
            throw new ProviderUnavailable("charged, but says nothing");
        }
        return verdict;
    }

    private static Verdict decide(Charge charge) {
        return charge.method().equals("declined")
                ? new Verdict.Declined("card-declined")
                : new Verdict.Authorized("auth-" + charge.orderId());
    }

    @Override
    public Optional<Verdict> find(UUID orderId) {
        note(orderId, "find");
        return Optional.ofNullable(books.get(orderId));
    }

    @Override
    public Verdict cancel(UUID orderId) {
        note(orderId, "cancel");
        return books.compute(
                orderId,
                (id, booked) ->
                        booked == null || booked instanceof Verdict.Authorized
                                ? new Verdict.Voided()
                                : booked);
    }

    @Override
    public Verdict capture(UUID orderId, long amount) {
        note(orderId, "capture " + amount);
        Verdict verdict =
                books.computeIfPresent(
                        orderId,
                        (id, booked) ->
                                booked instanceof Verdict.Authorized
                                        ? new Verdict.Captured(amount)
                                        : booked);
        return answer(orderId, verdict);
    }

    @Override
    public RefundVerdict refund(Repayment repayment) {
        UUID order = repayment.orderId();
        note(order, "refund " + repayment.amount());
        boolean taken = books.get(order) instanceof Verdict.Captured;
        return answer(
                order,
                refunds.computeIfAbsent(
                        repayment.refundId(),
                        id ->
                                taken
                                        ? new RefundVerdict.Refunded()
                                        : new RefundVerdict.Refused("not-captured")));
    }

    @Override
    public Optional<RefundVerdict> findRefund(UUID orderId, UUID refundId) {
        note(orderId, "findRefund");
        return Optional.ofNullable(refunds.get(refundId));
    }

    private <T> T answer(UUID orderId, T verdict) {
        if (silent.remove(orderId)) {
            throw new ProviderUnavailable("did it, but says nothing");
        }
        return verdict;
    }

    Queue<String> callsFor(UUID orderId) {
        return calls.computeIfAbsent(orderId, id -> new ConcurrentLinkedQueue<>());
    }

    /** Lets authorisations of the order wait until the latch opens. */
    CountDownLatch gate(UUID orderId) {
        return gates.computeIfAbsent(orderId, id -> new CountDownLatch(1));
    }

    private void note(UUID orderId, String call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("The provider is called within a transaction");
        }
        callsFor(orderId).add(call);
        if (down) {
            throw new ProviderUnavailable("down");
        }
    }

    private void wait(UUID orderId) {
        try {
            CountDownLatch gate = gates.get(orderId);
            if (gate != null && !gate.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("The gate stayed shut");
            }
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
