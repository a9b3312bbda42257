package dev.vitrina.acceptance.report;

import java.io.StringWriter;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.vitrina.acceptance.report.Report.Kind;
import dev.vitrina.acceptance.report.Report.Line;

/**
 * A report as JUnit's XML, for whatever shows test results: one case for each objective and condition, and one for the whole.
 * What is not good enough is a failure; what was not measured, or says nothing, is an error. Pure.
 */
final class JunitXml {

    private JunitXml() {}

    /** {@return the report as XML text} */
    static String of(Report report) {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, report);
            xml.writeEndDocument();
            return text.append('\n').toString();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("Writing to memory failed", broken);
        }
    }

    private static void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        List<Line> bad = report.judgements().stream().filter(line -> !Words.passes(line, report)).toList();
        long errors = bad.stream().filter(line -> isError(line.verdict().verdict())).count();
        boolean overallError = !report.passed() && isError(report.overall().verdict());
        boolean overallFailure = !report.passed() && !overallError;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "Vitrina release gate");
        xml.writeAttribute("tests", String.valueOf(report.judgements().size() + 1));
        xml.writeAttribute("failures", String.valueOf(bad.size() - errors + (overallFailure ? 1 : 0)));
        xml.writeAttribute("errors", String.valueOf(errors + (overallError ? 1 : 0)));
        xml.writeAttribute("skipped", "0");
        for (Line line : report.judgements()) {

            testCase(xml, Words.condition(line), line.objective(), !bad.contains(line), line.verdict().verdict(),
                    Words.line(line));
        }
        testCase(xml, "all", "overall", report.passed(), report.overall().verdict(), Words.sentence(report));
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String condition, String name, boolean passed, Kind kind,
            String text) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "gate." + condition);
        xml.writeAttribute("name", name);
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        if (passed) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(printable);
        } else {
            xml.writeStartElement(isError(kind) ? "error" : "failure");
            xml.writeAttribute("message", printable);
            xml.writeAttribute("type", kind.name());
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static boolean isError(Kind kind) {
        return kind == Kind.NO_DATA || kind == Kind.INVALID;
    }
}
