package dev.storeys.platform.reshard;

import dev.storeys.platform.web.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** No shard of the settings has that name. */
final class UnknownShard extends Refusal {

    UnknownShard(String node, List<String> known) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-shard",
                "There is no shard %s; there are %s".formatted(node, known));
    }
}
