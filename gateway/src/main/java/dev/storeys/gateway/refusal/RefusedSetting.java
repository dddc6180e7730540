package dev.storeys.gateway.refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Knows what a component says of a setting, by its name, that it cannot work with. All other
 * failures are defects, and keep their stack trace.
 */
final class RefusedSetting extends AbstractFailureAnalyzer<IllegalArgumentException> {

    static final String OURS = "storeys.";

    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable failure, IllegalArgumentException refusal) {
        String reason = refusal.getMessage();
        return reason != null && reason.startsWith(OURS)
                ? new FailureAnalysis(reason, null, refusal)
                : null;
    }
}
