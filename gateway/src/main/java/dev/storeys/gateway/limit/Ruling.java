package dev.storeys.gateway.limit;

import java.util.function.BiConsumer;

/** Whether a caller may ask, and what the answer has to say about that. */
public final class Ruling {

    private final String policy;
    private final RouteClass kind;
    private final Verdict verdict;

    Ruling(String policy, RouteClass kind, Verdict verdict) {
        this.policy = policy;
        this.kind = kind;
        this.verdict = verdict;
    }

    /** Otherwise it is 429. */
    public boolean allowed() {
        return verdict.allowed();
    }

    /** Names and values of headers, by the IETF's draft-ietf-httpapi-ratelimit-headers. */
    public void tell(BiConsumer<String, String> header) {
        String until = Long.toString(verdict.seconds());
        header.accept("RateLimit-Policy", policy);
        header.accept("RateLimit", kind.quoted() + ";r=" + verdict.left() + ";t=" + until);
        if (!verdict.allowed()) {
            header.accept("Retry-After", until);
        }
    }
}
