package dev.storeys.platform.reshard;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves between shards, for the operator, never for customers. */
@RestController
@RequestMapping("/internal/shards/moves")
final class MoveController {

    private final PlanMoves plan;
    private final FindProgress progress;

    MoveController(PlanMoves plan, FindProgress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * What is wanted: either {@code nodes}, over which all buckets are to be spread, or {@code
     * user} with the {@code node} to which he is to go.
     *
     * @param dryRun answer the plan and do nothing
     */
    record Wanted(
            @Nullable List<@NotBlank String> nodes,
            @Nullable UUID user,
            @Nullable String node,
            @Nullable Boolean dryRun) {

        @AssertTrue(message = "must have either nodes, or user and node")
        boolean isOneOfBoth() {
            return nodes != null
                    ? !nodes.isEmpty() && user == null && node == null
                    : user != null && node != null;
        }
    }

    /** How many buckets, or users, go from one shard to another. */
    record Way(String from, String to, long count) {}

    record Plan(int moves, List<Way> ways) {

        static Plan of(List<Move> moves) {
            Map<String, Way> ways = new TreeMap<>();
            for (Move move : moves) {
                ways.merge(
                        move.source() + " " + move.target(),
                        new Way(move.source(), move.target(), 1),
                        (one, other) -> new Way(one.from(), one.to(), one.count() + other.count()));
            }
            return new Plan(moves.size(), List.copyOf(ways.values()));
        }
    }

    @PostMapping
    Plan plan(@Valid @RequestBody Wanted wanted) {
        List<Move> planned =
                wanted.user() != null && wanted.node() != null
                        ? plan.of(wanted.user(), wanted.node())
                        : plan.over(wanted.nodes() == null ? List.of() : wanted.nodes());
        if (!Boolean.TRUE.equals(wanted.dryRun())) {
            plan.begin(planned);
        }
        return Plan.of(planned);
    }

    @GetMapping
    FindProgress.Progress progress() {
        return progress.now();
    }
}
