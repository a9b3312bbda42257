package dev.vitrina.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.helidon.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the settings of a process may stand beside the defaults in the jar.
 *
 * @param workingDirectory where {@code conf/application.yaml} is looked for; it may be absent
 * @param properties the system properties; {@code vitrina.config} names another file, which must exist
 * @param environment the environment variables
 */
public record SettingsSources(Path workingDirectory, Properties properties, Map<String, String> environment) {

    private static final String DEFAULTS = "application.yaml";

    private static final Pattern POSITION = Pattern.compile("line \\d+, column \\d+");

    /** The JDK's own property names that begin with the name of one of our sections. */
    private static final Set<String> OF_THE_JDK = Set.of("http.agent", "http.keepAlive", "http.maxConnections",
            "http.maxRedirects", "http.nonProxyHosts", "http.proxyHost", "http.proxyPort");

    /** {@return the sources of the running process} */
    public static SettingsSources ofProcess() {
        return new SettingsSources(Path.of(""), System.getProperties(), System.getenv());
    }

    /** All keys with the value that counts; blocks while it reads. */
    Map<String, String> merged() {
        Map<String, String> values = defaults();
        KnownKeys known = new KnownKeys(Set.copyOf(values.keySet()));
        values.putAll(fromFile(known));
        values.putAll(fromProperties(known));
        values.putAll(new EnvironmentVariables(environment).settings());
        return values;
    }

    static Map<String, String> defaults() {
        return flat("the defaults", ConfigSources.classpath(DEFAULTS));
    }

    private Map<String, String> fromFile(KnownKeys known) {
        Path file = configurationFile();
        if (file == null) {
            return Map.of();
        }
        Map<String, String> values = flat(file.toString(), ConfigSources.file(file));
        values.entrySet().removeIf(entry -> known.isSection(entry.getKey()) && entry.getValue().isEmpty());
        values.keySet().forEach(key -> known.check(key, file.toString()));
        return values;
    }

    private @Nullable Path configurationFile() {
        String named = properties.getProperty("vitrina.config");
        if (named == null) {
            Path usual = workingDirectory.resolve("conf").resolve("application.yaml");
            return hasContent(usual) ? usual : null;
        }
        Path file = workingDirectory.resolve(named);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadSettingException("vitrina.config names " + file + ", which is no readable file");
        }
        return hasContent(file) ? file : null;
    }

    /** An empty file sets nothing; the YAML reader would call it damaged. */
    private static boolean hasContent(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException e) {
            throw new BadSettingException(file + " cannot be read: " + e.getMessage());
        }
    }

    private Map<String, String> fromProperties(KnownKeys known) {
        Map<String, String> values = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (known.isInSection(name) && !isOfTheJdk(name)) {
                known.check(name, "system property");
                values.put(name, properties.getProperty(name));
            }
        }
        return values;
    }

    private static boolean isOfTheJdk(String name) {
        return OF_THE_JDK.contains(name) || name.startsWith("http.auth.") || name.startsWith("http.keepAlive.");
    }

    private static Map<String, String> flat(String where, Supplier<? extends ConfigSource> source) {
        try {
            Config config = Config.builder(source)
                    .disableEnvironmentVariablesSource()
                    .disableSystemPropertiesSource()
                    .disableKeyResolving()
                    .disableValueResolving()
                    .build();
            return config.asMap()
                    .orElse(Map.of())
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, last) -> last, TreeMap::new));
        } catch (ConfigException | ClassCastException e) {
            throw new BadSettingException(where + " is not readable YAML" + position(e));
        }
    }

    /** Where the reader stopped; its message quotes the file, and that may be a secret. */
    private static String position(Throwable e) {
        String found = "";
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            Matcher matcher = POSITION.matcher(String.valueOf(cause.getMessage()));
            while (matcher.find()) {
                found = ": " + matcher.group();
            }
        }
        return found;
    }
}
