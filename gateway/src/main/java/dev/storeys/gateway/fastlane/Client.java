package dev.storeys.gateway.fastlane;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.netty.http.HttpConnectionLiveness;
import reactor.netty.http.IdleTimeoutHandler;

/** The way back to the client for the answer to one request. */
final class Client {

    private final FastLane lane;
    private final ClientLine line;
    private final ChannelHandlerContext context;
    private final Exchange exchange;

    private boolean waiting;

    Client(FastLane lane, ClientLine line, ChannelHandlerContext context, Exchange exchange) {
        this.lane = lane;
        this.line = line;
        this.context = context;
        this.exchange = exchange;
    }

    Exchange exchange() {
        return exchange;
    }

    Channel channel() {
        return context.channel();
    }

    /** In its turn, on the event loop of the connection. */
    void later(Runnable step) {
        context.executor().execute(step);
    }

    void write(HttpObject part) {
        var _ = context.write(part);
    }

    /** Begins, and keeps the connection for it alone. */
    void follow(Course course) {
        line.follow(course);
        course.begin();
    }

    /** No more is here for now; the silence in an answer is not that of an unused connection. */
    void flushAndWait() {
        context.flush();
        if (!waiting) {
            waiting = true;
            IdleTimeoutHandler.removeIdleTimeoutHandler(context.pipeline());
        }
    }

    /** The whole answer is here. */
    void finish(LastHttpContent last) {
        boolean more = exchange.request().wantsMore();
        ChannelFuture out = context.writeAndFlush(last);
        if (!more) {
            var _ = out.addListener(ChannelFutureListener.CLOSE);
        } else if (waiting) {
            waiting = false;
            IdleTimeoutHandler.addIdleTimeoutHandler(
                    context.pipeline(),
                    lane.services().times().client(),
                    HttpConnectionLiveness.CLOSE);
        }
        line.answered(context, more);
    }

    /** The gateway answers in the service's place. */
    void refuse(Throwable failure) {
        FullHttpResponse answer = lane.answers().refusal(exchange, failure);
        String exception = failure.getClass().getSimpleName();
        lane.timings().record(exchange, answer.status().code(), false, exception);
        finish(answer);
    }

    /** Nothing else can tell the client that the answer ends here. */
    void breakOff() {
        var _ = context.close();
    }
}
