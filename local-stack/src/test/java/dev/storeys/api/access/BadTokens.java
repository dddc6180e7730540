package dev.storeys.api.access;

import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.ForgedToken;
import dev.storeys.api.http.TokenText;
import dev.storeys.api.shop.Account;
import dev.storeys.api.shop.Customer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Tokens that somebody tampered with, by what was done to them. */
final class BadTokens {

    private static final int RSA_BYTES = 256;
    private static final int EC_BYTES = 64;
    private static final int DEPTH = 2_000;

    private final Map<String, Bearer> kinds = new TreeMap<>();
    private final Customer genuine;
    private final Customer other;
    private final Bearer administrator;

    BadTokens(Customer genuine, Customer other, Bearer administrator) {
        this.genuine = genuine;
        this.other = other;
        this.administrator = administrator;
    }

    /** All of them, by name. */
    Map<String, Bearer> all() {
        shapes();
        parts();
        bytes();
        kinds.putAll(new ForgedClaims(this::forged, administrator, other).kinds());
        kinds.putAll(new ForgedHeaders(this::forged).kinds());
        return kinds;
    }

    private ForgedToken forged() {
        return ForgedToken.from(genuine);
    }

    private void text(String name, String token) {
        kinds.put(name, () -> token);
    }

    private void shapes() {
        String token = genuine.token();
        text("one word", "x");
        text("three empty parts", "..");
        text("base64 of nothing", "e30.e30.e30");
        text("the wrong alphabet", "~.~.~");
        text("a very long one", "a".repeat(4_000));
        text("a refresh token", genuine.account().refreshToken());
        text("one part short", token.substring(0, token.lastIndexOf('.')));
        text("one part more", token + ".e30");
        text("five parts, as if it were encrypted", token + ".e30.e30");
        text("in capitals", token.toUpperCase(java.util.Locale.ROOT));
        text("backwards", new StringBuilder(token).reverse().toString());
        text("twice in a row", token + token);
        text("with a NUL at its end", token + "%00");
        text("with a line break at its end", token + "%0d%0a");
        text("in quotes", '"' + token + '"');
        text("behind two spaces", " " + token);
        text("with a space in it", token.replaceFirst("\\.", ". "));
        text("with rubbish at its end", token + "garbage");
        text("padded in the middle", token.replaceFirst("\\.", "=."));
    }

    /** Each part is genuine, but not all are of one token. */
    private void parts() {
        TokenText text = TokenText.of(genuine);
        Bearer later = Account.signedIn(genuine.email(), Account.PASSWORD);
        kinds.put("signed for another session", text.withSignatureOf(later));
        kinds.put("signed for another customer", text.withSignatureOf(other));
        kinds.put("signed for the administrator", text.withSignatureOf(administrator));
        kinds.put("another customer's claims", text.withClaimsOf(other));
        kinds.put("the administrator's claims", text.withClaimsOf(administrator));
        kinds.put(
                "header and claims swapped",
                new TokenText(text.claims(), text.header(), text.signature()));
        kinds.put(
                "claims and signature swapped",
                new TokenText(text.header(), text.signature(), text.claims()));
    }

    /** One byte, or all of them. */
    private void bytes() {
        TokenText text = TokenText.of(genuine);
        damaged("header", 5);
        damaged("claims", text.header().length() + 6);
        damaged("signature", text.header().length() + text.claims().length() + 7);
        kinds.put("no signature", new TokenText(text.header(), text.claims(), ""));
        kinds.put("half a signature", text.withSignature(new byte[RSA_BYTES / 2]));
        kinds.put("a signature of nothing but zeros", text.withSignature(new byte[RSA_BYTES]));
        kinds.put(
                "ES256 of nothing but zeros",
                TokenText.of(forged().withHeader("alg", "ES256").withOldSignature())
                        .withSignature(new byte[EC_BYTES]));
        kinds.put("a header that is no object", text.withHeader("[\"RS256\"]"));
        kinds.put("a header that is no JSON", text.withHeader("RS256"));
        kinds.put("a header without an end", text.withHeader("{\"alg\":\"RS256\""));
        kinds.put("a header as deep as a well", text.withHeader("[".repeat(DEPTH)));
        kinds.put("a header with more behind it", text.withHeader(text.headerText() + "{}"));
        kinds.put("claims that are no JSON", text.withClaims("admin"));
        kinds.put("claims with NUL in them", text.withClaims(text.claimsText() + '\0'));
        kinds.put(
                "a header that says alg twice",
                text.withHeader(text.headerText().replaceFirst("\\{", "{\"alg\":\"none\",")));
        kinds.put(
                "claims that say roles twice",
                text.withClaims(text.claimsText().replaceFirst("}$", ",\"roles\":[\"admin\"]}")));
    }

    private void damaged(String part, int place) {
        String token = genuine.token();
        char otherLetter = token.charAt(place) == 'A' ? 'B' : 'A';
        text(
                "one letter of the " + part,
                token.substring(0, place) + otherLetter + token.substring(place + 1));
    }

    /** A new forgery of the same genuine token each time. */
    interface Forge extends Supplier<ForgedToken> {}
}
