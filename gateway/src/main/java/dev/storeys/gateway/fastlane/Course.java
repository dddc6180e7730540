package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Attempt;
import dev.storeys.gateway.balance.Attempts;
import dev.storeys.gateway.balance.Backend;
import dev.storeys.gateway.overload.Stay;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one request that was let in, until the last byte of its answer. All of it happens
 * on the event loop of the client's connection.
 */
final class Course {

    private final FastLane lane;
    private final Client client;
    private final ByteBuf body;
    private final Stay stay;

    private final Attempts attempts;
    private Attempt attempt;
    private @Nullable ServiceLine line;

    /** Of the answer; 0 until there is one. */
    private int status;

    private boolean stream;
    private boolean over;

    /**
     * One that has not begun.
     *
     * @param body all of it; empty if there is none
     * @param stay its place in the pool
     */
    Course(FastLane lane, Client client, ByteBuf body, Stay stay) {
        this.lane = lane;
        this.client = client;
        this.body = body;
        this.stay = stay;
        this.attempts = new Attempts(passage().pool(), exchange().request().isSafe());
        this.attempt = firstOrNext();
    }

    private Attempt firstOrNext() {
        return new Attempt(passage().backend(attempts.failed()));
    }

    Exchange exchange() {
        return client.exchange();
    }

    private Passage passage() {
        return exchange().passage();
    }

    ByteBuf body() {
        return body;
    }

    /** The instance that has it at the moment. */
    Backend backend() {
        return attempt.backend();
    }

    /** Whether nobody waits for an answer any more. */
    boolean isOver() {
        return over;
    }

    void begin() {
        lane.services().send(this, client.channel());
    }

    /** The whole request is out. */
    void sent(ServiceLine by) {
        line = by;
        passage().call().sent();
    }

    void answered(HttpResponse answer) {
        status = answer.status().code();
        stream = Answers.isStream(answer);
        if (stream) {
            lane.ended();
        }
        attempt.answered(status);
        stay.answered(status);
        passage().call().answered(status, Answers.saysWhenToComeAgain(answer));
        client.write(lane.answers().passed(exchange(), attempt.backend(), answer));
    }

    void piece(HttpContent piece) {
        client.write(piece);
    }

    /** No more of the answer is here for now. */
    void paused() {
        client.flushAndWait();
    }

    /** Whether the client takes more; else the service has to wait as well. */
    void clientTakes(boolean more) {
        if (line != null) {
            line.readMore(more);
        }
    }

    void completed(LastHttpContent last) {
        line = null;
        attempt.ended();
        lane.timings().record(exchange(), status, stream, "none");
        end();
        client.finish(last);
    }

    /** This instance has not answered, or not to the end. */
    void failed(Throwable failure) {
        line = null;
        attempt.failed(failure);
        if (status != 0) {
            forgoAnswer(failure);
            // Half an answer is out; only a broken connection can still tell the client.
            client.breakOff();
            return;
        }
        var _ =
                attempts.another(attempt.backend(), failure)
                        .subscribe(
                                _ -> {},
                                _ -> client.later(() -> refuse(failure)),
                                () -> client.later(this::again));
    }

    private void again() {
        if (!over) {
            attempt = firstOrNext();
            begin();
        }
    }

    private void refuse(Throwable failure) {
        if (!over) {
            forgoAnswer(failure);
            client.refuse(failure);
        }
    }

    private void forgoAnswer(Throwable failure) {
        stay.failed(failure);
        passage().call().failed(failure);
        end();
    }

    /** The client is gone. */
    void left() {
        if (over) {
            return;
        }
        if (line != null) {
            line.abandon();
        }
        attempt.ended();
        stay.left();
        passage().call().left();
        end();
    }

    private void end() {
        over = true;
        body.release();
        if (!stream) {
            lane.ended();
        }
    }
}
