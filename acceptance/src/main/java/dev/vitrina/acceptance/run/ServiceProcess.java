package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service on free ports of this machine, with the built-in demo store. */
public final class ServiceProcess implements AutoCloseable {

    /** The settings that are not the service's defaults: the lives that the traffic is planned for, and a shop that can pay for it. */
    public static final Map<String, String> OVERRIDES = Map.of("cache.ttl", "5s", "cache.stale-while-revalidate", "10s",
            "demo.plan", "enterprise");

    private static final Pattern LISTENS = Pattern
            .compile("Vitrina listens on (http://\\S+), ops on (http://[^\\s\"]+)");
    private static final Duration START = Duration.ofSeconds(60);

    private final Child child;
    private final ServiceUnderTest service;

    private ServiceProcess(Child child, ServiceUnderTest service) {
        this.child = child;
        this.service = service;
    }

    /**
     * Starts the service, and waits until it listens, for 60 s at most.
     *
     * @param jar the {@code vitrina.jar} of an unpacked archive
     * @param flags for its JVM
     * @param directory for its log and its data; made where it does not exist
     * @throws IOException if it does not start; the message has the last of what it logged
     */
    public static ServiceProcess start(Path jar, List<String> flags, Path directory)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("There is no packaged service at " + jar);
        }
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(Child.java().toString()));
        command.addAll(flags);
        new TreeMap<>(OVERRIDES).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        // Settings of the one who runs the gate are not the service's, least of all a real shop and its token.
        builder.environment().keySet().removeIf(name -> name.startsWith("SHOPIFY_") || name.startsWith("VITRINA_")
                || name.equals("REDIS_URL"));
        builder.environment().putAll(Map.of("VITRINA_HOST", "127.0.0.1", "VITRINA_PORT", "0", "VITRINA_OPS_PORT", "0"));
        CompletableFuture<Matcher> listens = new CompletableFuture<>();
        Child child = Child.start(builder, directory.resolve("service.log"), line -> {
            Matcher matcher = LISTENS.matcher(line);
            if (matcher.find()) {
                listens.complete(matcher);
            }
        });
        try {
            Matcher addresses = child.await(listens, START, "The service did not start:");
            return new ServiceProcess(child, new ServiceUnderTest(URI.create(addresses.group(1)),
                    URI.create(addresses.group(2)), "", child::isAlive));
        } catch (IOException | InterruptedException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /** {@return it, as callers and operators reach it} */
    public ServiceUnderTest service() {
        return service;
    }

    /** {@return the last lines that it logged, for people} */
    String lastLines() {
        return child.lastLines();
    }

    /** Makes its JVM collect garbage, so that what is in use afterwards is what is needed. Blocks until it has. */
    void collect() throws IOException, InterruptedException {
        Path jcmd = Child.java().resolveSibling("jcmd");
        Process asking = new ProcessBuilder(jcmd.toString(), Long.toString(child.pid()), "GC.run")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!asking.waitFor(START.toSeconds(), TimeUnit.SECONDS) || asking.exitValue() != 0) {
            asking.destroyForcibly();
            throw new IOException(jcmd + " could not make the service collect garbage");
        }
    }

    /** Stops the service as an operator does, and ends it where that takes longer than 20 s. */
    @Override
    public void close() {
        service.close();
        child.close();
    }
}
