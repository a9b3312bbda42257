package dev.vitrina.loadtest;

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

/** The shape of the load tests: who may import whom, and what is public. */
@AnalyzeClasses(packages = "dev.vitrina.loadtest", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    /** A package may import those of later lines only: nothing before it, nothing beside it. */
    private static final List<List<String>> ORDER = List.of(
            List.of("run"),
            List.of("gatling"),
            List.of("answer"),
            List.of("traffic", "probe"));

    /** The public types: the map of what packages offer one another. Adding one is a decision. */
    private static final Set<String> PUBLIC = Set.of("Sample", "TrafficClass", "answer.AnswerCheck",
            "answer.ReceivedAnswer", "gatling.HealthSimulation", "gatling.KeyStatesRun", "gatling.KeyStatesSimulation",
            "gatling.RecommenderSimulation", "gatling.SimulationLog", "gatling.SpikeSimulation",
            "gatling.StaircaseSimulation", "gatling.StorefrontSimulation", "probe.Probe", "probe.ProbeResult",
            "run.LoadRun", "run.Samples", "traffic.Catalogue", "traffic.CatalogueWalk", "traffic.Expected",
            "traffic.PlannedRequest", "traffic.Traffic", "traffic.TrafficPlan");

    @ArchTest
    static final ArchRule IMPORT_ORDER = importOrder();

    @ArchTest
    static final ArchRule GATLING = noClasses().that().resideOutsideOfPackages(packageOf("gatling"), packageOf("run"))
            .should().dependOnClassesThat().resideInAPackage("io.gatling..");

    @ArchTest
    static void publicTypesAreThoseListed(JavaClasses classes) {
        Set<String> found = classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .map(type -> type.getName().substring("dev.vitrina.loadtest.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    private static ArchRule importOrder() {
        CompositeArchRule rule = CompositeArchRule.of(noClasses().that().resideInAPackage("dev.vitrina.loadtest")
                .should().dependOnClassesThat().resideInAPackage("dev.vitrina.loadtest.*.."));
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
        return "dev.vitrina.loadtest." + feature;
    }
}
