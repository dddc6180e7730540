package dev.storeys.monolith.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.monolith.saga.World.Message;
import dev.storeys.order.checkout.OrderInSaga;
import dev.storeys.product.stock.HoldInSaga;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** One random course of events, and then the time for all of them to come to their end. */
final class Interleaving {

    private static final int STEPS = 60;
    private static final int ENOUGH = 2_000;

    private final Random random;
    private final World world;
    private final List<String> trace = new ArrayList<>();

    Interleaving(long seed) {
        random = new Random(seed);
        world = new World(random);
    }

    /** Plays it and returns what happened, step by step. */
    List<String> play() {
        for (int i = 0; i < STEPS; i++) {
            step();
            stockIsConserved();
        }
        settle();
        world.orders.keySet().forEach(this::check);
        return trace;
    }

    private void step() {
        switch (random.nextInt(11)) {
            case 0 -> {
                trace.add("place");
                world.place(1 + random.nextInt(2));
            }
            case 1 -> anyOrder("cancel", world::cancel);
            case 2 -> anyOrder("expire", world::expire);
            case 3 -> read(false);
            case 4, 5 -> read(true);
            case 6 -> begin();
            case 7 -> ask(random.nextInt(3) > 0);
            case 8 -> write(true);
            case 9 -> anyOrder("lapse", world::lapse);
            default -> write(random.nextInt(3) > 0);
        }
    }

    private void anyOrder(String name, java.util.function.Consumer<UUID> deed) {
        if (!world.orders.isEmpty()) {
            List<UUID> ids = List.copyOf(world.orders.keySet());
            int number = random.nextInt(ids.size());
            trace.add(name + " " + number);
            deed.accept(ids.get(number));
        }
    }

    /** Without the acknowledgement, the message comes again: a crash after the commit. */
    private void read(boolean acknowledged) {
        if (!world.messages.isEmpty()) {
            int number = random.nextInt(world.messages.size());
            Message message = world.messages.get(number);
            trace.add(
                    "read %d %s%s"
                            .formatted(number, message.name(), acknowledged ? "" : ", crash"));
            if (acknowledged) {
                world.messages.remove(number);
            }
            message.reading().run();
        }
    }

    /** Leases run out, so that several may work on one payment. */
    private void begin() {
        if (!world.due().isEmpty()) {
            trace.add("claim a payment");
            world.attempts.add(world.due().get(random.nextInt(world.due().size())).begin());
        }
    }

    private void ask(boolean answerArrives) {
        if (!world.attempts.isEmpty()) {
            trace.add(answerArrives ? "ask" : "ask, no answer");
            world.ask(world.attempts.remove(random.nextInt(world.attempts.size())), answerArrives);
        }
    }

    /** A verdict that is not written down is lost with the process that had it. */
    private void write(boolean survives) {
        if (!world.verdicts.isEmpty()) {
            trace.add(survives ? "write a verdict" : "crash before writing a verdict");
            World.Verdict verdict = world.verdicts.remove(random.nextInt(world.verdicts.size()));
            if (survives) {
                world.write(verdict);
            }
        }
    }

    /** Nothing fails any more; still in no order. */
    private void settle() {
        int rounds = 0;
        while (!isQuiet()) {
            assertThat(++rounds).as("it comes to an end").isLessThan(ENOUGH);
            read(true);
            begin();
            ask(true);
            write(true);
            stockIsConserved();
        }
    }

    private boolean isQuiet() {
        return world.messages.isEmpty()
                && world.attempts.isEmpty()
                && world.verdicts.isEmpty()
                && world.due().isEmpty();
    }

    private void stockIsConserved() {
        int taken = world.holds.values().stream().mapToInt(HoldInSaga::taken).sum();
        assertThat(world.shelf.available()).isNotNegative();
        assertThat(world.shelf.available() + taken).as("stock").isEqualTo(World.UNITS);
    }

    private void check(UUID id) {
        OrderInSaga order = world.orders.get(id);
        HoldInSaga hold = world.holds.get(id);
        boolean paid = world.payments.containsKey(id) && world.payments.get(id).isAuthorized();
        boolean undone = order.isCancelled() || order.isRefunded();
        assertThat(order.isConfirmed() || undone).as("final").isTrue();
        assertThat(Collections.frequency(world.ends, id)).as("ends told").isEqualTo(1);
        assertThat(world.bank.holdsMoneyOf(id)).as("charged").isEqualTo(order.isConfirmed());
        assertThat(paid).as("paid in our books").isEqualTo(order.isConfirmed());
        assertThat(hold.isKeptForGood()).as("hold kept").isEqualTo(order.isConfirmed());
        assertThat(hold.isGivenBack()).as("hold given back").isEqualTo(undone);
    }

    List<String> trace() {
        return trace;
    }
}
