package dev.storeys.bench.side;

import com.sun.management.OperatingSystemMXBean;
import dev.storeys.bench.server.Cap;
import dev.storeys.bench.server.Processors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who was at his limit while a side worked: the shards should have been, and the machine should
 * not.
 */
final class Pressure {

    private static final double PERCENT = 100;
    private static final double NANOS = 1e9;

    private final List<Cap> caps;
    private final Processors own;
    private final OperatingSystemMXBean machine =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Cap.Periods begun = new Cap.Periods(0, 0);
    private double usedBefore;
    private long since;

    private Cap.Periods periods = new Cap.Periods(0, 0);
    private double used;
    private double seconds;
    private double busy;
    private int windows;

    Pressure(List<Cap> caps, Processors own) {
        this.caps = List.copyOf(caps);
        this.own = own;
    }

    void begin() throws IOException {
        begun = now();
        usedBefore = own.seconds();
        since = System.nanoTime();
        // It tells what was since it was asked last.
        machine.getCpuLoad();
    }

    void end() throws IOException {
        periods = periods.and(now().since(begun));
        used += own.seconds() - usedBefore;
        seconds += (System.nanoTime() - since) / NANOS;
        busy += machine.getCpuLoad();
        windows++;
    }

    private Cap.Periods now() throws IOException {
        List<Cap.Periods> now = new ArrayList<>();
        for (Cap cap : caps) {
            now.add(cap.periods());
        }
        return now.stream().reduce(new Cap.Periods(0, 0), Cap.Periods::and);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "at their cap in %.0f %% of all periods; %.2f processors used by all processes of the side; this machine's busy for %.0f %%",
                PERCENT * periods.held() / periods.all(),
                used / seconds,
                PERCENT * busy / windows);
    }
}
