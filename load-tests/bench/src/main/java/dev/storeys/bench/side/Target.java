package dev.storeys.bench.side;

import dev.storeys.bench.server.Page;
import dev.storeys.bench.server.Processors;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * A GET that is sent again and again.
 *
 * @param processors of what answers it
 */
record Target(String name, URI address, Map<String, String> headers, Processors processors) {

    Page get() throws IOException, InterruptedException {
        return Page.get(address, headers);
    }
}
