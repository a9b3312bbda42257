package dev.vitrina.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is, and who we are there. Immutable.
 *
 * @param tls whether connections are encrypted, and the server's certificate checked
 * @param hosts Redis, or its sentinels; at least one
 * @param user null for the default user
 * @param password null where none is needed
 * @param database its number
 * @param master the name by which the sentinels know Redis; null where the host is Redis itself
 */
record RedisAddress(boolean tls, List<Host> hosts, @Nullable String user, @Nullable Secret password, int database,
        @Nullable String master) {

    private static final String WANTED = "redis://HOST:PORT, rediss://USER:PASSWORD@HOST:PORT/DATABASE or redis-sentinel://HOST:PORT,HOST:PORT/DATABASE#MASTER";
    private static final Pattern FORM = Pattern.compile(
            "redis(?<tls>s?)(?<sentinel>-sentinel)?://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^@/#?]+)(?:/(?<database>\\d{0,4}))?(?:#(?<master>[\\w.-]+))?");
    private static final int REDIS_PORT = 6379;
    private static final int SENTINEL_PORT = 26_379;

    /** One of the servers. */
    record Host(String name, int port) {

        @Override
        public String toString() {
            return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
        }
    }

    RedisAddress {
        hosts = List.copyOf(hosts);
    }

    /** Throws {@link BadSettingException} for any other form; its message quotes nothing, for there may be a password anywhere. */
    static RedisAddress of(Secret url) {
        Matcher form = FORM.matcher(url.reveal());
        if (!form.matches()) {
            throw bad("must be " + WANTED);
        }
        boolean sentinel = form.group("sentinel") != null;
        if (sentinel == (form.group("master") == null)) {
            throw bad(sentinel ? "names sentinels, but no #MASTER" : "names a #MASTER, but no sentinels");
        }
        List<Host> hosts = new ArrayList<>();
        for (String host : form.group("hosts").split(",", -1)) {
            hosts.add(host(host, sentinel ? SENTINEL_PORT : REDIS_PORT));
        }
        if (hosts.size() > 1 && !sentinel) {
            throw bad("names several hosts, which only redis-sentinel:// may");
        }
        String password = decoded(form.group("password"));
        String database = form.group("database");
        return new RedisAddress(!form.group("tls").isEmpty(), hosts, decoded(form.group("user")),
                password == null ? null : new Secret(password),
                database == null || database.isEmpty() ? 0 : Integer.parseInt(database), form.group("master"));
    }

    private static Host host(String text, int usualPort) {
        try {
            URI uri = new URI("redis://" + text);
            if (uri.getHost() == null || uri.getUserInfo() != null || uri.getPort() > 65_535 || uri.getPort() == 0) {
                throw bad("names a host or port that cannot be");
            }
            String name = uri.getHost().replaceAll("[\\[\\]]", "");
            return new Host(name, uri.getPort() < 0 ? usualPort : uri.getPort());
        } catch (URISyntaxException _) {
            throw bad("names a host or port that cannot be");
        }
    }

    private static @Nullable String decoded(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw bad("holds a % that no two hexadecimal digits follow; in user and password it is written %25");
        }
    }

    private static BadSettingException bad(String problem) {
        return new BadSettingException("redis.url (REDIS_URL or REDIS_URL_FILE) " + problem);
    }

    /** Without user and password. */
    @Override
    public String toString() {
        String all = String.join(",", hosts.stream().map(Host::toString).toList());
        return (tls ? "rediss" : "redis") + (master == null ? "" : "-sentinel") + "://" + all + "/" + database
                + (master == null ? "" : "#" + master);
    }
}
