package dev.storeys.testing;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whoever makes a client says how long it waits. What is made from settings (the pool, Kafka, SMTP)
 * cannot be seen here and has tests of its own.
 */
final class Patience extends ArchCondition<JavaClass> {

    private static final String JDK = "java.net.http.";
    private static final String NETTY = "reactor.netty.http.client.HttpClient.";

    /** Each names a way to make a client, and the calls of which the same class must make one. */
    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            JDK + "HttpClient.newBuilder",
                            JDK + "HttpClient$Builder.connectTimeout"),
                    new Rule(JDK + "HttpRequest.newBuilder", JDK + "HttpRequest$Builder.timeout"),
                    new Rule(
                            "org.springframework.http.client.JdkClientHttpRequestFactory.<init>",
                            "org.springframework.http.client.JdkClientHttpRequestFactory.setReadTimeout"),
                    new Rule(NETTY + "newConnection", "reactor.core.publisher.Mono.timeout"),
                    new Rule(NETTY + "create", "reactor.core.publisher.Mono.timeout"),
                    new Rule(
                            "java.net.URL.openConnection",
                            "java.net.HttpURLConnection.setReadTimeout"),
                    // These take no timeouts at all, or only defaults that wait for ever.
                    new Rule(JDK + "HttpClient.newHttpClient", ""),
                    new Rule("java.net.URL.openStream", ""),
                    new Rule("org.springframework.web.client.RestTemplate.<init>", ""),
                    new Rule("org.springframework.web.client.RestClient.create", ""));

    Patience() {
        super("say how long its clients wait");
    }

    private record Rule(String making, String needed) {}

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Set<String> calls =
                type.getAccessesFromSelf().stream()
                        .map(Patience::called)
                        .collect(Collectors.toSet());
        RULES.stream()
                .filter(rule -> calls.contains(rule.making()) && !calls.contains(rule.needed()))
                .map(rule ->
                        "%s calls %s and not %s"
                                .formatted(type.getName(), rule.making(), rule.needed()))
                .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
    }

    private static String called(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }
}
