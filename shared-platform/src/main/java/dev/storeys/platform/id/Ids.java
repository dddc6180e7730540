package dev.storeys.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Makes ids that grow with time (UUIDv7, RFC 9562), so that new rows land at the end of an index.
 */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new id; greater than those this process made in earlier milliseconds. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
