package dev.storeys.platform.web;

import java.io.Serial;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads JSON strings that can be stored and sent on: a number is no string, and neither NUL (which
 * PostgreSQL cannot hold) nor half a surrogate pair (which is no Unicode text) gets in.
 */
final class PlainText extends StdScalarDeserializer<String> {

    @Serial private static final long serialVersionUID = 1;

    PlainText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String)
                    context.handleUnexpectedToken(context.constructType(String.class), parser);
        }
        String text = parser.getString();
        if (text.chars().anyMatch(unit -> unit == 0) || hasHalfAPair(text)) {
            return (String)
                    context.handleWeirdStringValue(
                            String.class, text, "text with NUL or half a surrogate pair");
        }
        return text;
    }

    private static boolean hasHalfAPair(String text) {
        return text.codePoints()
                .anyMatch(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
