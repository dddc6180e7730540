package dev.storeys.gateway.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;
import java.util.Set;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a body to what the HTTP codec refuses before the application sees it: illegal URLs, broken
 * or over-long headers, and bodies that do not come. Such answers leave Netty bare, and the
 * connection is not worth keeping.
 */
final class MalformedRequests extends ChannelDuplexHandler {

    private static final Set<Integer> REFUSALS = Set.of(400, 408, 413, 414, 431);

    private final JsonMapper json;

    private boolean refused;

    MalformedRequests(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (refused) {
            ReferenceCountUtil.release(message);
            promise.trySuccess();
        } else if (message instanceof HttpResponse response && isBareRefusal(response)) {
            refused = true;
            FullHttpResponse answer = answer(response);
            ReferenceCountUtil.release(message);
            var _ = context.writeAndFlush(answer, promise).addListener(ChannelFutureListener.CLOSE);
        } else {
            var _ = context.write(message, promise);
        }
    }

    private static boolean isBareRefusal(HttpResponse response) {
        return REFUSALS.contains(response.status().code())
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE)
                && !response.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                && response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) == 0;
    }

    private FullHttpResponse answer(HttpResponse bare) {
        HttpStatus status = HttpStatus.valueOf(bare.status().code());
        Problem problem = Problem.of(status, detail(status));
        String id = TraceIds.random();
        byte[] body = json.writeValueAsBytes(problem.body(id));
        var content = Unpooled.wrappedBuffer(body);
        var answer = new DefaultFullHttpResponse(bare.protocolVersion(), bare.status(), content);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.CONTENT_TYPE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(RequestIds.HEADER, id)
                .set("X-Content-Type-Options", "nosniff");
        return answer;
    }

    private static String detail(HttpStatus status) {
        return status == HttpStatus.REQUEST_TIMEOUT
                ? "The request's body did not come in time."
                : "The request cannot be read as HTTP.";
    }
}
