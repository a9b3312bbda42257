package dev.vitrina;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.function.Executable;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the examples of docs/clients.md, each in a process of its own, all in one directory. For one thread. */
final class ClientExamples implements AutoCloseable {

    private static final Path DOCUMENT = Path.of("../docs/clients.md");
    private static final String BASE_IN_THE_TEXT = "http://localhost:8080";
    /** Languages of blocks that show something and are no examples to run. */
    private static final Set<String> SHOWN = Set.of("json", "http", "text");
    private static final Path JAVA_BIN = Path.of(System.getProperty("java.home"), "bin");
    private static final int LONGEST_RUN_S = 60;

    /** What the blocks of these names do; the check runs each of them. */
    record Row(List<String> blocks, String does, Executable check) {}

    /** What a process left. */
    record Outcome(int status, List<String> lines, String errors) {

        List<String> linesOfSuccess() {
            assertThat(status).as(errors).isZero();
            return lines;
        }
    }

    /** One that was started; await it before the next is started under that name. */
    record Running(Process process, Path output, Path errors) {}

    private final Path directory;
    private final Map<String, FencedBlock> blocks;
    private final Set<String> executed = new HashSet<>();
    private final List<Process> started = new ArrayList<>();

    ClientExamples(Path directory) throws IOException {
        this.directory = directory;
        this.blocks = FencedBlock.of(DOCUMENT).stream()
                .filter(block -> !SHOWN.contains(block.language()))
                .collect(Collectors.toMap(FencedBlock::name, block -> block)); // throws where two have one name
        for (FencedBlock block : blocks.values()) {
            if (!block.language().equals("bash")) {
                Files.writeString(directory.resolve(block.name()), block.text());
            }
            if (block.language().equals("java")) {
                compile(block.name());
            }
        }
    }

    /** Those of the programs that the examples need which this machine does not have. */
    static List<String> missingTools() {
        return Stream.of("bash", "curl", "node").filter(tool -> !isOnThePath(tool)).toList();
    }

    private static boolean isOnThePath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    }

    /** All that there are to run. */
    Set<String> names() {
        return blocks.keySet();
    }

    /** The names of those that a check runs. */
    Set<String> executedBy(Executable check) throws Throwable {
        executed.clear();
        check.execute();
        return Set.copyOf(executed);
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** As strictly as the compiler can. */
    private void compile(String java) {
        String file = directory.resolve(java).toString();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-Xlint:all,-serial", "-Werror", "-d",
                classes().toString(), file)).as(java).isZero();
    }

    /** Not beside the source, where a class would be in the way of {@code java VitrinaClient.java}. */
    private Path classes() {
        return directory.resolve("classes");
    }

    Outcome run(String name, URI base, String... arguments) throws IOException, InterruptedException {
        return await(start(name, base, arguments));
    }

    Running start(String name, URI base, String... arguments) throws IOException {
        FencedBlock block = Objects.requireNonNull(blocks.get(name), name);
        List<String> command = new ArrayList<>(switch (block.language()) {
            case "bash" ->
                List.of("bash", "-euo", "pipefail", "-c", block.text().replace(BASE_IN_THE_TEXT, base.toString()),
                        name);
            case "java" -> List.of(JAVA_BIN.resolve("java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                    "-Xmx128m", "-cp",
                    classes().toString(), name.replace(".java", ""), base.toString());
            case "javascript" -> List.of("node", name, base.toString());
            default -> throw new AssertionError("nothing runs " + block.language());
        });
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".txt");
        Path errors = Files.createTempFile(directory, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        makeReproducible(builder.environment());
        Process process = builder.start();
        started.add(process);
        executed.add(name);
        return new Running(process, output, errors);
    }

    /** No proxy, no settings of this user, no options of this JVM, and the JDK that runs the test. */
    private void makeReproducible(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy")
                || name.endsWith("JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS") || name.equals("NODE_OPTIONS"));
        environment.put("NO_PROXY", "localhost,127.0.0.1");
        environment.put("HOME", directory.toString());
        environment.put("CURL_HOME", directory.toString());
        environment.put("PATH", JAVA_BIN + File.pathSeparator + environment.get("PATH"));
    }

    Outcome await(Running running) throws IOException, InterruptedException {
        boolean ended = running.process.waitFor(LONGEST_RUN_S, TimeUnit.SECONDS);
        String errors = Files.readString(running.errors);
        assertThat(ended).as("ended within a minute: " + errors).isTrue();
        return new Outcome(running.process.exitValue(), Files.readAllLines(running.output), errors);
    }

    /** Ends what still runs, and what that has started. */
    @Override
    public void close() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
