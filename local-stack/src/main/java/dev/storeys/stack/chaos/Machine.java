package dev.storeys.stack.chaos;

import java.lang.management.ManagementFactory;

/** Where a run took place, as figures mean nothing without it. */
record Machine(int processors, long memoryMiB, String system, String java) {

    private static final long BYTES_PER_MIB = 1024 * 1024;

    static Machine here() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / BYTES_PER_MIB,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }
}
