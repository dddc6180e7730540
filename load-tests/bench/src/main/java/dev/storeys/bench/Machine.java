package dev.storeys.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where a figure comes from; it means little without. */
final class Machine {

    private static final Pattern SETTING =
            Pattern.compile("(STOREYS|SPRING|SERVER|MANAGEMENT)_.*|JAVA_TOOL_OPTIONS");

    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|KEY|TOKEN|URL|URI");

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static Map<String, Object> describe() throws IOException {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put(
                "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", Runtime.version().toString());
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("model", model());
        machine.put("loadBefore", load());
        return machine;
    }

    /** What the caller's environment sets in what is measured; secrets are nobody's business. */
    static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(System.getenv());
        settings.keySet().removeIf(name -> !SETTING.matcher(name).matches());
        settings.keySet().removeIf(name -> SECRET.matcher(name).find());
        return settings;
    }

    /** Of the last minute, before the bench adds its own. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String model() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(PROCESSORS).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
