package dev.vitrina.acceptance.report;

/** What reading a {@code report.json} came to. */
public sealed interface ReportRead {

    /**
     * It is one.
     *
     * @param report what it says
     */
    record Found(Report report) implements ReportRead {}

    /**
     * It is none that can be used.
     *
     * @param reason why, for people
     */
    record Unusable(String reason) implements ReportRead {}
}
