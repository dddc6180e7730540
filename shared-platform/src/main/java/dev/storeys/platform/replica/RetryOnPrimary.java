package dev.storeys.platform.replica;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats a read at the primary, once, when the standby that it was given died or cancelled it. It
 * stands around the transaction, so that nothing of the first try is left.
 */
final class RetryOnPrimary implements MethodInterceptor {

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (ReadAttempt.current() != null
                || TransactionSynchronizationManager.isSynchronizationActive()) {
            // Part of somebody's transaction or read, which is repeated as a whole or not at all.
            return call.proceed();
        }
        MethodInvocation again = ((ProxyMethodInvocation) call).invocableClone();
        ReadAttempt attempt = ReadAttempt.anywhere();
        try {
            return attempt.run(() -> proceed(call));
        } catch (Exception failure) {
            Replica replica = attempt.replica();
            if (replica == null || !isOfTheServer(failure)) {
                throw failure;
            }
            replica.eject(String.valueOf(failure.getMessage()));
            return ReadAttempt.atThePrimary().run(() -> proceed(again));
        }
    }

    private static @Nullable Object proceed(MethodInvocation call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }

    /**
     * Connection failures, a server that stops, and reads that a standby cancels because what they
     * look at is being replayed over.
     */
    private static boolean isOfTheServer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("08") || state.startsWith("57P") || state.equals("40001");
            }
        }
        return false;
    }
}
