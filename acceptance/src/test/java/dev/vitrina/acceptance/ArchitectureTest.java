package dev.vitrina.acceptance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The shape of the gate: who may import whom, and what is public. */
@AnalyzeClasses(packages = "dev.vitrina.acceptance", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    /** A package may import those of later lines only: nothing before it, nothing beside it. */
    private static final List<List<String>> ORDER = List.of(
            List.of("report", "selfproof"),
            List.of("run"),
            List.of("verdict"),
            List.of("capacity"),
            List.of("validity"),
            List.of("evidence"),
            List.of("tiers"));

    /** The public types: the map of what packages offer one another. Adding one is a decision. */
    private static final Set<String> PUBLIC = Set.of(
            "Main", "capacity.CapacityRange", "capacity.CapacityResult", "capacity.CapacitySearch",
            "capacity.CapacityStep", "capacity.LevelOutcome",
            "evidence.CapacityLevel", "evidence.Condition", "evidence.ConditionEvidence",
            "evidence.Distribution", "evidence.Evidence", "evidence.EvidenceFile",
            "evidence.FunctionalCheck", "evidence.Generator", "evidence.HeapPoint", "evidence.KeyStates",
            "evidence.Profile",
            "evidence.Reading", "evidence.Run", "evidence.ServerCount", "evidence.WarmUp",
            "report.Comparison", "report.ConsoleTable", "report.MarkdownSummary", "report.Report",
            "report.ReportFiles", "report.ReportJson", "report.ReportRead", "report.Reporting",
            "run.GateRun", "run.LiveLine", "run.ServiceProcess", "run.ServiceUnderTest",
            "selfproof.Changed", "selfproof.GoodEvidence", "selfproof.LiveProof", "selfproof.SelfProof",
            "tiers.BadTiersException", "tiers.Objective", "tiers.Tier", "tiers.Tiers", "tiers.TiersFile",
            "validity.Flaws",
            "verdict.ExitCode", "verdict.Failed", "verdict.Figure", "verdict.Judge", "verdict.Judged",
            "verdict.Judgement", "verdict.Slices", "verdict.Verdict");

    @ArchTest
    static final ArchRule IMPORT_ORDER = importOrder();

    /** What judges and reports knows what became of requests, and nothing of how they are sent. */
    @ArchTest
    static final ArchRule ONLY_SAMPLES_OF_THE_LOAD_TEST = noClasses().that().resideInAnyPackage(ORDER.stream()
            .flatMap(List::stream).filter(each -> !each.equals("run")).map(ArchitectureTest::packageOf)
            .toArray(String[]::new)).should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.vitrina.loadtest.*..");

    @ArchTest
    static void publicTypesAreThoseListed(JavaClasses classes) {
        Set<String> found = classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .map(type -> type.getName().substring("dev.vitrina.acceptance.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    private static ArchRule importOrder() {
        CompositeArchRule rule = CompositeArchRule.of(noClasses().that().resideInAPackage(packageOf("tiers"))
                .should().dependOnClassesThat().resideInAPackage("dev.vitrina.acceptance"));
        for (int line = 0; line < ORDER.size(); line++) {
            for (String importer : ORDER.get(line)) {
                String[] forbidden = ORDER.subList(0, line + 1).stream().flatMap(List::stream)
                        .filter(other -> !other.equals(importer)).map(ArchitectureTest::packageOf)
                        .toArray(String[]::new);
                if (forbidden.length > 0) {
                    rule = rule.and(noClasses().that().resideInAPackage(packageOf(importer))
                            .should().dependOnClassesThat().resideInAnyPackage(forbidden));
                }
            }
        }
        return rule;
    }

    private static String packageOf(String feature) {
        return "dev.vitrina.acceptance." + feature;
    }
}
