package dev.vitrina.loadtest.gatling;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gatling's record of a run, which it writes in a binary format of its own. This is the only class that knows that format: that of
 * Gatling 3.15.1. It is read here and not by Gatling's own reader, which drops what is damaged and needs {@code --add-opens}. Immutable.
 *
 * <p>How it works: the file begins with a run record, then come user, request, group and error records in the order of their ends, each
 * led by one byte that says which it is. Times are milliseconds since the run's start. A string is its length in bytes, those, and the
 * JVM's way of writing them, Latin-1 or UTF-16 (none of both where it is empty); one that may come again has a number before it, and
 * comes again as that number below zero. A file that was cut between two records looks
 * whole, but for the users who began and never ended.
 *
 * @param description the run's description, as it was given to Gatling
 * @param requests each request, in the order of their ends
 */
public record SimulationLog(String description, List<Request> requests) {

    /** The version of Gatling whose logs can be read. */
    static final String VERSION = "3.15.1";

    /**
     * One request.
     *
     * @param name its name in the simulation
     * @param startMillis when it was sent, in milliseconds since 1970
     * @param endMillis when its answer was there or it had failed, in milliseconds since 1970
     * @param ok whether all checks held
     * @param message why it failed; empty where it did not
     */
    public record Request(String name, long startMillis, long endMillis, boolean ok, String message) {}

    /** Keeps a copy. */
    public SimulationLog {
        requests = List.copyOf(requests);
    }

    /**
     * Reads a whole log. Blocks on the file.
     *
     * @param file Gatling's {@code simulation.log}
     * @return what is in it
     * @throws IOException if it cannot be read, is no such log, is of another version, or is not whole; the message has its name
     */
    public static SimulationLog read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return new Parser(in).parse();
        } catch (BadLogException e) {
            throw new IOException(file + " " + e.getMessage(), e);
        } catch (EOFException e) {
            throw new IOException(file + " is cut off", e);
        }
    }

    private static final class BadLogException extends IOException {
        private static final long serialVersionUID = 1;

        BadLogException(String message) {
            super(message);
        }
    }

    private static final class Parser {

        private static final int END = -1;
        private static final int RUN = 0;
        private static final int REQUEST = 1;
        private static final int USER = 2;
        private static final int GROUP = 3;
        private static final int ERROR = 4;
        private static final int MOST = 100_000;
        private static final byte LATIN_1 = 0;
        private static final Charset UTF_16 = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_16BE;

        private final DataInputStream in;
        private final Map<Integer, String> strings = new HashMap<>();
        private final List<Request> requests = new ArrayList<>();
        private long runStart;
        private int users;

        Parser(DataInputStream in) {
            this.in = in;
        }

        SimulationLog parse() throws IOException {
            String description = run();
            for (int header = in.read(); header != END; header = in.read()) {
                switch (header) {
                    case REQUEST -> request();
                    case USER -> user();
                    case GROUP -> group();
                    case ERROR -> error();
                    default -> throw new BadLogException("has a record of unknown kind " + header);
                }
            }
            if (users != 0) {
                throw new BadLogException("is cut off: " + users + " users began and did not end");
            }
            return new SimulationLog(description, requests);
        }

        private String run() throws IOException {
            if (in.read() != RUN) {
                throw new BadLogException("is no log of Gatling " + VERSION);
            }
            String version = string();
            if (!version.equals(VERSION)) {
                throw new BadLogException("is a log of Gatling " + version + ", not " + VERSION);
            }
            string(); // the simulation's class
            runStart = in.readLong();
            String description = string();
            int scenarios = count();
            for (int i = 0; i < scenarios; i++) {
                string();
            }
            int assertions = count();
            for (int i = 0; i < assertions; i++) {
                in.skipNBytes(count());
            }
            return description;
        }

        private void request() throws IOException {
            groups();
            String name = cached();
            long start = runStart + in.readInt();
            long end = runStart + in.readInt();
            boolean ok = in.readBoolean();
            String message = cached();
            requests.add(new Request(name, start, end, ok, message));
        }

        private void user() throws IOException {
            in.readInt(); // which scenario
            users += in.readBoolean() ? 1 : -1;
            in.readInt(); // when
        }

        private void group() throws IOException {
            groups();
            in.readInt(); // from
            in.readInt(); // until
            in.readInt(); // how long its requests took together
            in.readBoolean();
        }

        private void error() throws IOException {
            cached();
            in.readInt(); // when
        }

        private void groups() throws IOException {
            int groups = count();
            for (int i = 0; i < groups; i++) {
                cached();
            }
        }

        private String cached() throws IOException {
            int number = in.readInt();
            if (number >= 0) {
                String value = string();
                strings.put(number, value);
                return value;
            }
            String value = strings.get(-number);
            if (value == null) {
                throw new BadLogException("is damaged");
            }
            return value;
        }

        private String string() throws IOException {
            byte[] bytes = new byte[count()];
            if (bytes.length == 0) {
                return "";
            }
            in.readFully(bytes);
            return new String(bytes, in.readByte() == LATIN_1 ? StandardCharsets.ISO_8859_1 : UTF_16);
        }

        private int count() throws IOException {
            int count = in.readInt();
            if (count < 0 || count > MOST) {
                throw new BadLogException("is damaged");
            }
            return count;
        }
    }
}
