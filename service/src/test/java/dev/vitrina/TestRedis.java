package dev.vitrina;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.stream.Collectors;

import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis in a process of its own on a free port, empty at each start. */
public final class TestRedis implements AutoCloseable {

    private final int port;
    private final RedisServer server;
    private long pid;

    private TestRedis(int port, String... settings) throws IOException {
        this.port = port;
        RedisServerBuilder builder = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"");
        for (String setting : settings) {
            builder.setting(setting);
        }
        this.server = builder.build();
    }

    /** The settings are lines as in its configuration file. */
    public static TestRedis start(String... settings) {
        try {
            TestRedis redis = new TestRedis(freePort(), settings);
            redis.begin();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void begin() throws IOException {
        synchronized (TestRedis.class) {
            Set<Long> before = children();
            server.start();
            Set<Long> ours = children();
            ours.removeAll(before);
            pid = ours.iterator().next();
        }
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Whoever looks past the service; to be closed. */
    public RedisClient client() {
        return RedisClient.create("127.0.0.1", port);
    }

    /** Whether it has so many keys; it may become another's master meanwhile, which costs connections. */
    public boolean isHolding(long keys) {
        try (RedisClient client = client()) {
            return client.dbSize() == keys;
        }
    }

    /** Ends it; it can be started again. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again where it was, with nothing in it. */
    public void startAgain() {
        try {
            begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it in the middle of what it does: connections stay, and nothing is answered. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + ": " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (server.isActive()) {
            resume();
            stop();
        }
    }
}
