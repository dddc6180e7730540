package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Backend;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One connection to an instance, which works on one request at a time. */
final class ServiceLine extends ChannelInboundHandlerAdapter {

    /** Times are looked at so often in each of them, which costs less than an alarm a request. */
    private static final int LOOKS = 20;

    private final ServiceLines lines;
    private final Backend backend;

    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> looks;
    private @Nullable Course course;

    /** When the request was sent, or the last answer ended. */
    private long since = System.nanoTime();

    private boolean answering;
    private boolean informational;
    private boolean reusable;

    ServiceLine(ServiceLines lines, Backend backend) {
        this.lines = lines;
        this.backend = backend;
    }

    Backend backend() {
        return backend;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext channel) {
        context = channel;
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        long period = Math.max(1, lines.times().answer().toMillis() / LOOKS);
        looks =
                channel.executor()
                        .scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
        channel.fireChannelActive();
    }

    /** An instance may close it at any time; that is known a moment before it is told. */
    boolean isUsable() {
        return open().channel().isActive();
    }

    void send(Course next, FullHttpRequest request) {
        course = next;
        answering = false;
        since = System.nanoTime();
        next.sent(this);
        var _ = open().writeAndFlush(request);
    }

    private ChannelHandlerContext open() {
        if (context == null) {
            throw new IllegalStateException("Not in a connection yet");
        }
        return context;
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        if (course == null) {
            // Nobody asked, or nobody waits any more.
            ReferenceCountUtil.release(message);
            var _ = channel.close();
        } else if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            fail(new IOException("The answer is no HTTP", part.decoderResult().cause()));
        } else if (message instanceof HttpResponse head) {
            begin(course, head);
        } else if (message instanceof HttpContent piece) {
            goOn(course, piece);
        }
    }

    private void begin(Course current, HttpResponse head) {
        informational = Answers.isInformational(head);
        if (!informational) {
            answering = true;
            reusable = HttpUtil.isKeepAlive(head);
            current.answered(head);
        }
    }

    private void goOn(Course current, HttpContent piece) {
        if (informational) {
            piece.release();
        } else if (piece instanceof LastHttpContent last) {
            course = null;
            since = System.nanoTime();
            giveBack();
            current.completed(last);
        } else {
            current.piece(piece);
        }
    }

    private void giveBack() {
        if (reusable) {
            readMore(true);
            lines.free(this);
        } else {
            var _ = open().close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext channel) {
        if (course != null && answering) {
            course.paused();
        }
    }

    void readMore(boolean reading) {
        var _ = open().channel().config().setAutoRead(reading);
    }

    /** Nobody waits for the answer any more. */
    void abandon() {
        course = null;
        var _ = open().close();
    }

    private void fail(Throwable failure) {
        Course broken = course;
        course = null;
        var _ = open().close();
        if (broken != null) {
            broken.failed(failure);
        }
    }

    private void look() {
        Duration quiet = Duration.ofNanos(System.nanoTime() - since);
        if (course == null && quiet.compareTo(lines.times().service()) > 0) {
            lines.forget(this);
            var _ = open().close();
        } else if (course != null && !answering && quiet.compareTo(lines.times().answer()) > 0) {
            fail(new TimeoutException("No answer in time"));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        if (looks != null) {
            looks.cancel(false);
        }
        lines.forget(this);
        fail(new IOException("The instance closed the connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable failure) {
        fail(failure);
    }
}
