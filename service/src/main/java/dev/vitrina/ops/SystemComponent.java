package dev.vitrina.ops;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What the process has of its machine: memory, processors, open files, and a data directory that can be written and has room. Where
 * any of it is wanting, that is DEGRADED, for requests are still answered. Writes nothing. Safe for use by many threads.
 */
public final class SystemComponent implements HealthComponent {

    /** Beyond this the collector works most of the time. */
    static final double FULL_HEAP = 0.95;
    /** Of all processors together. */
    static final double BUSY = 0.95;
    /** Each connection is one; beyond the limit nobody gets in. */
    static final double MANY_FILES = 0.9;
    /** A catalogue takes up to a few MiB, and is written beside the one that it replaces. */
    static final long LITTLE_DISK = 64L << 20;

    private static final int PERCENT = 100;
    private static final int MIB = 1 << 20;

    private final Path directory;

    /**
     * Makes a component that has read nothing yet.
     *
     * @param directory the data directory; it need not be there yet
     */
    public SystemComponent(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** What was read; a limit of zero where the system has none. */
    record Readings(long heapUsed, long heapMost, double cpu, long openFiles, long mostFiles, long diskFree,
            boolean writable) {}

    @Override
    public String name() {
        return "system";
    }

    @Override
    public Finding look() {
        try {
            return finding(read());
        } catch (IOException e) {
            return new Finding(HealthStatus.DEGRADED,
                    "the disk of the data directory cannot be read: " + e.getMessage());
        }
    }

    private Readings read() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        double cpu = 0;
        long openFiles = 0;
        long mostFiles = 0;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            cpu = Math.max(0, system.getProcessCpuLoad());
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            openFiles = system.getOpenFileDescriptorCount();
            mostFiles = system.getMaxFileDescriptorCount();
        }
        Path there = existing(directory);
        return new Readings(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory(), cpu, openFiles,
                mostFiles, Files.getFileStore(there).getUsableSpace(),
                Files.isDirectory(there) && Files.isWritable(there));
    }

    private static Path existing(Path path) {
        Path parent = path.getParent();
        return parent == null || Files.exists(path) ? path : existing(parent);
    }

    static Finding finding(Readings read) {
        List<String> wanting = new ArrayList<>();
        if (read.heapUsed > FULL_HEAP * read.heapMost) {
            wanting.add("the heap is full to " + percent((double) read.heapUsed / read.heapMost));
        }
        if (read.cpu > BUSY) {
            wanting.add("this process takes " + percent(read.cpu) + " of all processors");
        }
        if (read.mostFiles > 0 && read.openFiles > MANY_FILES * read.mostFiles) {
            wanting.add(read.openFiles + " of " + read.mostFiles + " files are open, connections included");
        }
        if (read.diskFree < LITTLE_DISK) {
            wanting.add("the disk of the data directory has only " + read.diskFree / MIB + " MiB left");
        }
        if (!read.writable) {
            wanting.add("the data directory cannot be written");
        }
        return new Finding(wanting.isEmpty() ? HealthStatus.UP : HealthStatus.DEGRADED, String.join("; ", wanting),
                details(read));
    }

    private static Map<String, Number> details(Readings read) {
        return Map.of("heap_used_bytes", read.heapUsed, "heap_max_bytes", read.heapMost,
                "cpu_share", Math.round(read.cpu * PERCENT) / (double) PERCENT,
                "open_files", read.openFiles, "open_files_max", read.mostFiles, "disk_free_bytes", read.diskFree);
    }

    private static String percent(double share) {
        return Math.round(share * PERCENT) + " %";
    }
}
