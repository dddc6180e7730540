package dev.storeys.gateway.fastlane;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;

/** A request that may pass, and as much of its body as is here. */
final class Incoming {

    private final Exchange exchange;
    private ByteBuf body = Unpooled.EMPTY_BUFFER;

    Incoming(Exchange exchange) {
        this.exchange = exchange;
    }

    Exchange exchange() {
        return exchange;
    }

    /** For whoever takes the request over. */
    ByteBuf body() {
        return body;
    }

    void add(HttpContent piece, ByteBufAllocator memory) {
        if (!piece.content().isReadable()) {
            piece.release();
        } else if (body instanceof CompositeByteBuf pieces) {
            pieces.addComponent(true, piece.content());
        } else {
            body = memory.compositeBuffer().addComponent(true, piece.content());
        }
    }

    /** Its client is gone. */
    void left() {
        exchange.passage().call().left();
        body.release();
    }
}
