package dev.vitrina.acceptance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Draws lines over a logarithmic axis of milliseconds, and bars of percent behind them, as SVG. */
final class HtmlChart {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 230;
    private static final double LEFT = 58;
    private static final double RIGHT = 44;
    private static final double TOP = 12;
    private static final double BOTTOM = 28;
    private static final double SMALLEST = 0.01;

    private final List<String> steps;
    private final List<Series> lines = new ArrayList<>();
    private List<@Nullable Double> bars = List.of();

    private record Series(String name, List<@Nullable Double> millis) {}

    /** @param steps what stands below the axis, from left to right */
    HtmlChart(List<String> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Adds a line with one value for each step; null leaves a gap. */
    void line(String name, List<@Nullable Double> millis) {
        lines.add(new Series(name, millis));
    }

    /** Draws bars of percent, one for each step, against an axis on the right. */
    void bars(List<@Nullable Double> percent) {
        bars = percent;
    }

    void draw(Html html, String title) {
        html.open("figure").element("figcaption", title)
                .open("svg", "viewBox", "0 0 %.0f %.0f".formatted(WIDTH, HEIGHT), "role", "img", "aria-label", title);
        double low = Math.floor(Math.log10(Math.max(SMALLEST, extreme(false))));
        double high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(SMALLEST, extreme(true)))));
        axes(html, low, high);
        drawBars(html);
        for (int number = 0; number < lines.size(); number++) {
            drawLine(html, lines.get(number), number, low, high);
        }
        html.close();
        legend(html);
        html.close().line();
    }

    private double extreme(boolean greatest) {
        double[] sorted = lines.stream().flatMap(each -> each.millis().stream())
                .filter(Objects::nonNull).mapToDouble(each -> each).sorted().toArray();
        return sorted.length == 0 ? 1 : sorted[greatest ? sorted.length - 1 : 0];
    }

    private void axes(Html html, double low, double high) {
        for (double decade = low; decade <= high; decade++) {
            double y = y(Math.pow(10, decade), low, high);
            html.empty("line", "x1", place(LEFT), "x2", place(WIDTH - RIGHT), "y1", place(y), "y2", place(y), "class",
                    "grid");
            html.element("text", Words.value(Math.pow(10, decade), "ms"), "x", place(LEFT - 6), "y", place(y + 4),
                    "text-anchor", "end");
        }
        int every = Math.max(1, steps.size() / 8);
        for (int step = 0; step < steps.size(); step += every) {
            html.element("text", steps.get(step), "x", place(x(step)), "y", place(HEIGHT - 8), "text-anchor", "middle");
        }
    }

    private void drawBars(Html html) {
        double width = (WIDTH - LEFT - RIGHT) / Math.max(1, steps.size()) * 0.7;
        for (int step = 0; step < bars.size(); step++) {
            Double percent = bars.get(step);
            if (percent != null && percent > 0) {
                double height = (HEIGHT - TOP - BOTTOM) * percent / 100;
                html.open("rect", "x", place(x(step) - width / 2), "y", place(HEIGHT - BOTTOM - height), "width",
                        place(width), "height", place(height), "class", "bar")
                        .element("title", Words.value(percent, "%") + " without an answer, at " + steps.get(step))
                        .close();
            }
        }
        if (!bars.isEmpty()) {
            html.element("text", "100 %", "x", place(WIDTH - RIGHT + 5), "y", place(TOP + 4))
                    .element("text", "0 %", "x", place(WIDTH - RIGHT + 5), "y", place(HEIGHT - BOTTOM + 4));
        }
    }

    private void drawLine(Html html, Series series, int number, double low, double high) {
        StringBuilder path = new StringBuilder();
        boolean gap = true;
        for (int step = 0; step < series.millis().size(); step++) {
            Double millis = series.millis().get(step);
            if (millis != null) {
                path.append(gap ? 'M' : 'L').append(place(x(step))).append(' ').append(place(y(millis, low, high)));
            }
            gap = millis == null;
        }
        html.empty("path", "d", path, "class", "curve c" + number);
        for (int step = 0; step < series.millis().size(); step++) {
            Double millis = series.millis().get(step);
            if (millis != null) {
                html.open("circle", "cx", place(x(step)), "cy", place(y(millis, low, high)), "r", "2.6", "class",
                        "dot c" + number)
                        .element("title", series.name() + ", " + steps.get(step) + ": " + Words.value(millis, "ms"))
                        .close();
            }
        }
    }

    private void legend(Html html) {
        html.open("p", "class", "legend");
        for (int number = 0; number < lines.size(); number++) {
            html.open("span").element("i", "", "class", "c" + number).text(lines.get(number).name()).close().text(" ");
        }
        if (!bars.isEmpty()) {
            html.open("span").element("i", "", "class", "bar").text("failed or unanswered").close();
        }
        html.close();
    }

    private double x(int step) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (step + 0.5) / Math.max(1, steps.size());
    }

    private static double y(double millis, double low, double high) {
        double share = (Math.log10(Math.max(SMALLEST, millis)) - low) / (high - low);
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
    }

    private static String place(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
