package dev.storeys.notification.mail;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** All mails. */
interface Mails extends Repository<Mail, UUID> {

    Mail save(Mail mail);

    /** The mail, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Mail> findById(UUID id);
}
