package dev.storeys.gateway.refusal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Takes the place of Spring Boot's report of a dozen lines. */
final class OneLine implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger(OneLine.class);

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.error("The gateway cannot start: {}", reason(analysis));
    }

    private static String reason(FailureAnalysis analysis) {
        String own = ownWords(analysis.getCause());
        if (own != null) {
            return own;
        }
        String value = analysis.getCause() instanceof BindException bind ? value(bind) : null;
        return value == null ? analysis.getDescription().strip().replaceAll("\\s+", " ") : value;
    }

    /** What a component itself says of a setting. */
    private static @Nullable String ownWords(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(message -> message != null && message.startsWith(RefusedSetting.OURS))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String value(BindException bind) {
        ConfigurationProperty property = bind.getProperty();
        if (property == null) {
            return null;
        }
        Class<?> type = bind.getTarget().getType().resolve(Object.class);
        return "%s cannot be '%s'%s"
                .formatted(property.getName(), property.getValue(), possible(type));
    }

    private static String possible(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? ""
                : Arrays.stream(constants)
                        .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", ", "; possible are ", ""));
    }
}
