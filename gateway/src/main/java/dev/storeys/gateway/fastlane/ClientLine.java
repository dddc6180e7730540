package dev.storeys.gateway.fastlane;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in a client's connection between the HTTP codec and the server's own handlers, takes plain
 * requests out, and lets all others through to the chain. Answers leave in the order of their
 * requests: what arrives while the lane answers is held back, and what arrives while the chain does
 * is the chain's as well.
 */
final class ClientLine extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ClientLine.class);

    private final FastLane lane;
    private final Queue<Object> held = new ArrayDeque<>();
    private boolean emptying;
    private boolean closing;

    /** Requests that the chain has not answered yet. */
    private int chained;

    private boolean informational;
    private @Nullable Incoming receiving;
    private @Nullable Course course;

    ClientLine(FastLane lane) {
        this.lane = lane;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        held.add(message);
        goOn(context);
    }

    /** Takes what may be taken now, unless somebody further up is about to. */
    private void goOn(ChannelHandlerContext context) {
        if (emptying) {
            return;
        }
        emptying = true;
        try {
            while (course == null && !held.isEmpty() && mayBegin(context, held.element())) {
                take(context, held.remove());
            }
        } finally {
            emptying = false;
        }
    }

    /** No request whose answer would only pile up: the client does not take the one before. */
    private boolean mayBegin(ChannelHandlerContext context, Object next) {
        return closing || !(next instanceof HttpRequest) || context.channel().isWritable();
    }

    private void take(ChannelHandlerContext context, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest head) {
            begin(context, head);
        }
        if (receiving == null) {
            context.fireChannelRead(message);
        } else if (message instanceof HttpContent piece) {
            receive(context, receiving, piece);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        Request request = Request.of(head, context.channel());
        Exchange exchange = chained == 0 ? lane.admit(request) : null;
        if (exchange != null) {
            receiving = new Incoming(exchange);
        } else {
            chained++;
            lane.timings().chained();
        }
    }

    /** All of it before it takes a place: who sends slowly must not keep others out. */
    private void receive(ChannelHandlerContext context, Incoming request, HttpContent piece) {
        request.add(piece, context.alloc());
        if (piece instanceof LastHttpContent) {
            receiving = null;
            lane.enter(new Client(lane, this, context, request.exchange()), request.body());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        readOn(context);
    }

    /** The server reads when somebody wants it to; the chain says so for itself. */
    private void readOn(ChannelHandlerContext context) {
        if (chained == 0 && held.isEmpty()) {
            // During an answer, too: how else would we hear that the client is gone?
            context.read();
        }
    }

    /** Its answer comes before all others. */
    void follow(Course next) {
        course = next;
    }

    /** The answer is out; more requests may follow, or not. */
    void answered(ChannelHandlerContext context, boolean more) {
        course = null;
        closing = !more;
        goOn(context);
        readOn(context);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        // Only the chain's answers come by here.
        if (message instanceof HttpResponse answer) {
            informational = Answers.isInformational(answer);
        }
        if (message instanceof LastHttpContent && !informational) {
            chained--;
        }
        var _ = context.write(message, promise);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (course != null) {
            course.clientTakes(context.channel().isWritable());
        }
        goOn(context);
        readOn(context);
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (receiving != null) {
            receiving.left();
            receiving = null;
        }
        if (course != null) {
            course.left();
        }
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (receiving == null && course == null) {
            context.fireExceptionCaught(failure);
            return;
        }
        if (!(failure instanceof IOException)) {
            LOG.error("Unforeseen failure of a connection", failure);
        }
        var _ = context.close();
    }
}
