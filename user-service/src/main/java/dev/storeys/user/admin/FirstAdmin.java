package dev.storeys.user.admin;

import dev.storeys.user.account.AppointAdmin;
import dev.storeys.user.password.Password;
import dev.storeys.user.session.EndSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Sees at every start that the administrator of the settings exists and has that password. */
@Component
class FirstAdmin implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final AdminSettings settings;
    private final AppointAdmin appointAdmin;
    private final EndSessions endSessions;

    FirstAdmin(AdminSettings settings, AppointAdmin appointAdmin, EndSessions endSessions) {
        this.settings = settings;
        this.appointAdmin = appointAdmin;
        this.endSessions = endSessions;
    }

    /** Before the web server starts, so that a crowd of logins cannot take its turn at the hash. */
    @Override
    public void afterSingletonsInstantiated() {
        String text = settings.password();
        if (text == null || text.isEmpty()) {
            log.info("No administrator is made: storeys.user.admin.password is not set");
            return;
        }
        Password password = new Password(text);
        if (!password.isAcceptable()) {
            throw new IllegalStateException(
                    "storeys.user.admin.password must have 8 to 128 characters");
        }
        // Sessions begun with another password must not become an administrator's.
        appointAdmin.with(settings.email(), password).ifPresent(endSessions::of);
    }
}
