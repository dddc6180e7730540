package dev.storeys.platform.replica;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/** Methods that are said to read only, by {@link ReplicaRead} or by Spring's own annotation. */
final class ReadOnlyMethods extends StaticMethodMatcherPointcut {

    private final TransactionAttributeSource attributes =
            new AnnotationTransactionAttributeSource(false);

    ReadOnlyMethods() {
        setClassFilter(attributes::isCandidateClass);
    }

    @Override
    public boolean matches(Method method, @Nullable Class<?> type) {
        TransactionAttribute attribute = attributes.getTransactionAttribute(method, type);
        return attribute != null && attribute.isReadOnly();
    }
}
