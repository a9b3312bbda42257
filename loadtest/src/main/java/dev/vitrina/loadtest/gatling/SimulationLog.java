package dev.vitrina.loadtest.gatling;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gatling.charts.stats.LogFileParser;

/**
 * Gatling's record of a run, which it writes in a binary format of its own. This is the only class that knows that format: that of
 * Gatling 3.15.1, read with the primitives of Gatling's own reader. Immutable.
 *
 * <p>How it works: the file begins with a run record, then come user, request, group and error records in the order of their ends, each
 * led by one byte that says which it is. Times are milliseconds since the run's start. A file that was cut between two records looks
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
        try (Parser parser = new Parser(file)) {
            return parser.parse();
        } catch (BadLogException e) {
            throw new IOException(file + " " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IOException(file + " is no log of Gatling " + VERSION, e);
        } catch (Exception e) { // Gatling's reader is Scala, and declares nothing of what it throws
            throw e instanceof EOFException
                    ? new IOException(file + " is cut off", e)
                    : new IOException(file + ": " + e, e);
        }
    }

    private static final class BadLogException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadLogException(String message) {
            super(message);
        }
    }

    private static final class Parser extends LogFileParser<SimulationLog> {

        private static final int END = -1;
        private static final int RUN = 0;
        private static final int REQUEST = 1;
        private static final int USER = 2;
        private static final int GROUP = 3;
        private static final int ERROR = 4;
        private static final int MOST = 10_000;

        private final List<Request> requests = new ArrayList<>();
        private long runStart;
        private int users;

        Parser(Path file) {
            super(file.toFile());
        }

        @Override
        public SimulationLog parse() {
            String description = run();
            for (int header = read(); header != END; header = read()) {
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

        private String run() {
            if (read() != RUN) {
                throw new BadLogException("is no log of Gatling " + VERSION);
            }
            String version = readString();
            if (!version.equals(VERSION)) {
                throw new BadLogException("is a log of Gatling " + version + ", not " + VERSION);
            }
            skipString(); // the simulation's class
            runStart = readLong();
            String description = readString();
            int scenarios = count();
            for (int i = 0; i < scenarios; i++) {
                skipString();
            }
            int assertions = count();
            for (int i = 0; i < assertions; i++) {
                skip(readInt());
            }
            return description;
        }

        private void request() {
            groups();
            String name = readCachedSanitizedString();
            long start = runStart + readInt();
            long end = runStart + readInt();
            boolean ok = readBoolean();
            String message = readCachedSanitizedString();
            requests.add(new Request(name, start, end, ok, message));
        }

        private void user() {
            readInt(); // which scenario
            users += readBoolean() ? 1 : -1;
            readInt(); // when
        }

        private void group() {
            groups();
            readInt(); // from
            readInt(); // until
            readInt(); // how long its requests took together
            readBoolean();
        }

        private void error() {
            readCachedSanitizedString();
            readInt(); // when
        }

        private void groups() {
            int groups = count();
            for (int i = 0; i < groups; i++) {
                readCachedSanitizedString();
            }
        }

        private int count() {
            int count = readInt();
            if (count < 0 || count > MOST) {
                throw new BadLogException("is damaged");
            }
            return count;
        }
    }
}
