package dev.storeys.gateway.overload;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a connection off whose client does not take a piece of an answer in time, or in twice that
 * at most: an alarm for each piece, as Netty's {@code WriteTimeoutHandler} sets it, costs more than
 * the piece.
 */
final class SlowReaders extends IdleStateHandler {

    private boolean waited;

    SlowReaders(Duration patience) {
        super(0, patience.toMillis(), 0, TimeUnit.MILLISECONDS);
    }

    /** For so long no piece was taken; whether one was there is known only the second time. */
    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        boolean waits = hasPieces(context.channel());
        if (waits && waited && !event.isFirst()) {
            var _ = context.close();
        }
        waited = waits;
    }

    private static boolean hasPieces(Channel channel) {
        return channel.bytesBeforeUnwritable() < channel.config().getWriteBufferHighWaterMark();
    }
}
