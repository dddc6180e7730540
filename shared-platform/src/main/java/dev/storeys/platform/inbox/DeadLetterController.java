package dev.storeys.platform.inbox;

import dev.storeys.platform.inbox.ReplayDeadLetters.Name;
import dev.storeys.platform.inbox.ReplayDeadLetters.Outcome;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The dead letters of this process's consumers, for the operator, never for customers. */
@RestController
@RequestMapping("/internal/dead-letters")
final class DeadLetterController {

    private final ReplayDeadLetters deadLetters;

    DeadLetterController(ReplayDeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    record Letters(List<Letter> items) {}

    /** All about a dead letter but what it holds, which may be personal. */
    record Letter(
            String id,
            String group,
            String topic,
            int partition,
            long offset,
            String key,
            String exception,
            String message,
            Instant diedAt) {

        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.arrival().id(),
                    letter.group(),
                    letter.arrival().topic(),
                    letter.arrival().place().partition(),
                    letter.arrival().place().offset(),
                    letter.arrival().key(),
                    letter.reason().exception(),
                    letter.reason().message(),
                    letter.diedAt());
        }
    }

    record Chosen(@NotNull @Size(min = 1, max = 500) List<@Valid @NotNull Wanted> letters) {

        List<Name> names() {
            return letters.stream().map(letter -> new Name(letter.group(), letter.id())).toList();
        }
    }

    record Wanted(@NotNull String group, @NotNull String id) {}

    @GetMapping
    Letters list() {
        return new Letters(deadLetters.all().stream().map(Letter::of).toList());
    }

    @PostMapping("/replay")
    Outcome replay(@Valid @RequestBody Chosen chosen) {
        return deadLetters.replay(chosen.names());
    }

    record Discarded(int discarded) {}

    @PostMapping("/discard")
    Discarded discard(@Valid @RequestBody Chosen chosen) {
        return new Discarded(deadLetters.discard(chosen.names()));
    }
}
