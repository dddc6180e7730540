package dev.storeys.platform.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses bodies in other encodings, and broken ones, before Jackson guesses: it takes UTF-16 and
 * UTF-32 too, and reads overlong UTF-8 as other characters.
 */
@RestControllerAdvice
final class Utf8Only extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        // Memory is safe: BodyLimitFilter bounds what can be read.
        byte[] body = message.getBody().readAllBytes();
        ReadMessage read = new ReadMessage(new ByteArrayInputStream(body), message.getHeaders());
        if (!isUtf8WithoutNul(body)) {
            throw new HttpMessageNotReadableException("The body is not UTF-8 text", read);
        }
        return read;
    }

    private static boolean isUtf8WithoutNul(byte[] body) {
        try {
            // No JSON contains NUL, while UTF-16 and UTF-32 cannot write JSON without it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .chars()
                    .noneMatch(unit -> unit == 0);
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    private record ReadMessage(InputStream body, HttpHeaders headers) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
