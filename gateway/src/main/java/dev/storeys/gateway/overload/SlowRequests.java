package dev.storeys.gateway.overload;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a connection off whose client takes too long for a request. A byte now and then keeps an
 * idle timeout away; these times begin with the first byte and do not begin anew. It stands before
 * the codec and sees bytes; what it needs to know of requests its other half tells, on the same
 * event loop.
 */
final class SlowRequests extends ChannelInboundHandlerAdapter {

    private final ClientSettings settings;
    private boolean headIsHere;
    private boolean answered;
    private @Nullable Future<?> alarm;

    SlowRequests(ClientSettings settings) {
        this.settings = settings;
    }

    /** The half that stands behind the codec. */
    ChannelHandler behindTheCodec() {
        return new Messages();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!headIsHere && alarm == null) {
            Runnable end =
                    () -> {
                        var _ = context.close();
                    };
            long millis = settings.head().toMillis();
            alarm = context.executor().schedule(end, millis, TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        disarm();
        context.fireChannelInactive();
    }

    private void disarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private final class Messages extends ChannelDuplexHandler {

        private static final String NOTHING = "0";

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest head) {
                headIsHere = true;
                answered = false;
                disarm();
                if (hasBody(head)) {
                    long millis = settings.body().toMillis();
                    alarm =
                            context.executor()
                                    .schedule(() -> end(context), millis, TimeUnit.MILLISECONDS);
                }
            }
            if (message instanceof LastHttpContent) {
                headIsHere = false;
                disarm();
            }
            context.fireChannelRead(message);
        }

        private static boolean hasBody(HttpRequest head) {
            // As a word: what is no number has been refused, but still passes here.
            String length = head.headers().get(HttpHeaderNames.CONTENT_LENGTH, NOTHING);
            return HttpUtil.isTransferEncodingChunked(head) || !length.equals(NOTHING);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            answered |= message instanceof HttpResponse;
            var _ = context.write(message, promise);
        }

        private void end(ChannelHandlerContext context) {
            if (answered) {
                var _ = context.close();
                return;
            }
            var late =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT);
            late.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
            var _ = context.writeAndFlush(late).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
