package dev.storeys.api.access;

import dev.storeys.api.access.BadTokens.Forge;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.ForgedToken;
import dev.storeys.api.shop.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tokens that say something else than the genuine one, once with its signature and once with a
 * stranger's. What becomes of such claims under the right signature is tested where its key is: in
 * the gateway and in the platform.
 */
final class ForgedClaims {

    private static final long A_DAY = 86_400;

    private final Map<String, Bearer> kinds = new TreeMap<>();
    private final Forge forge;

    ForgedClaims(Forge forge, Bearer administrator, Customer other) {
        this.forge = forge;
        long now = Instant.now().getEpochSecond();
        String admin = ForgedToken.claimsOf(administrator).path("sub").asString();
        claim("an administrator's roles", "roles", List.of("customer", "admin"));
        claim("roles as text", "roles", "admin");
        claim("somebody else as subject", "sub", other.id());
        claim("the administrator as subject", "sub", admin);
        claim("an empty subject", "sub", "");
        claim("a number as subject", "sub", 1);
        claim("another issuer", "iss", "https://evil.example");
        claim("another audience", "aud", "another-api");
        claim("many other audiences", "aud", List.of("a", "b"));
        claim("a later end", "exp", now + A_DAY);
        claim("an end long ago", "exp", now - A_DAY);
        claim("a negative end", "exp", -1);
        claim("an end as text", "exp", "tomorrow");
        claim("an end beyond all time", "exp", Long.MAX_VALUE);
        claim("a beginning tomorrow", "nbf", now + A_DAY);
        claim("made tomorrow", "iat", now + A_DAY);
        for (String claim : List.of("sub", "exp", "iss", "aud", "roles")) {
            kinds.put("without " + claim, forge.get().without(claim).withOldSignature());
            kinds.put(
                    "without " + claim + ", by a stranger",
                    forge.get().without(claim).signedByStranger());
        }
    }

    private void claim(String name, String claim, Object value) {
        kinds.put(name, forge.get().with(claim, value).withOldSignature());
        kinds.put(name + ", by a stranger", forge.get().with(claim, value).signedByStranger());
    }

    Map<String, Bearer> kinds() {
        return kinds;
    }
}
