package dev.storeys.user.account;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For other services, never for customers. */
@RestController
class ContactController {

    private final FindContact findContact;

    ContactController(FindContact findContact) {
        this.findContact = findContact;
    }

    @GetMapping("/internal/users/{id}/contact")
    Contact contact(@PathVariable UUID id) {
        return findContact.of(id).orElseThrow(UserNotFound::new);
    }
}
