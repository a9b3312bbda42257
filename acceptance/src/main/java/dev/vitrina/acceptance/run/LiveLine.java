package dev.vitrina.acceptance.run;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Tells people what a run is doing: one line that is written over where there is a terminal, else a plain line for each step and one every
 * ten seconds. Safe for use by many threads.
 */
public final class LiveLine {

    private static final long PLAIN_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final boolean terminal;
    private String step = "";
    private long toldAt;
    private boolean open;

    /**
     * A line.
     *
     * @param out where to
     * @param terminal whether that is one, on which a line can be written over
     */
    public LiveLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Says how a step goes. May be called as often as one likes. */
    public synchronized void tell(String newStep, String detail) {
        long now = System.nanoTime();
        String text = detail.isEmpty() ? newStep : newStep + ": " + detail;
        if (terminal) {
            String fitting = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            out.print("\r" + fitting + " ".repeat(WIDTH - fitting.length()));
            out.flush();
            open = true;
        } else if (!newStep.equals(step) || now - toldAt >= PLAIN_NANOS) {
            out.println(text);
            toldAt = now;
        }
        step = newStep;
    }

    /** Ends the line, so that something else can be printed. */
    public synchronized void end() {
        if (open) {
            out.println();
            open = false;
        }
    }
}
