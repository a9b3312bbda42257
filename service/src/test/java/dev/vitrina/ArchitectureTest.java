package dev.vitrina;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The shape of the service: who may import whom, which library belongs where, and what is public. */
@AnalyzeClasses(packages = "dev.vitrina", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    /** A package may import those of later lines only: nothing before it, nothing beside it. */
    private static final List<List<String>> ORDER = List.of(
            List.of("api", "ops", "changes"),
            List.of("http"),
            List.of("lookup"),
            List.of("cache", "shopify"),
            List.of("redis"),
            List.of("product"),
            List.of("metrics"),
            List.of("logs"),
            List.of("config"));

    /** The public types: the map of what packages offer one another. Adding one is a decision. */
    private static final Set<String> PUBLIC = Set.of(
            "api.MarketRoutes", "api.OpenApiRoutes", "api.ProductRoutes", "api.RequestMeters", "api.RequestedQuery",
            "cache.CacheSettings", "cache.Catalogue", "cache.CatalogueFile", "cache.CatalogueRead",
            "cache.CatalogueWrite", "cache.Entry", "cache.Fallback", "cache.FallbackSettings", "cache.Freshness",
            "cache.KnownCatalogue", "cache.LastKnownGood", "cache.MemoryActivity", "cache.MemoryPages",
            "cache.MemorySurvey", "cache.Narrowing",
            "cache.RetryPauses", "cache.SharedPages", "cache.StandIn", "cache.Turn",
            "config.BadSettingException", "config.Loopback", "config.Secret", "config.Settings",
            "config.SettingsSources",
            "demo.ChaosReply", "demo.CostRule", "demo.DemoProduct", "demo.DemoSettings", "demo.DemoStore",
            "demo.Plan",
            "http.ApiKeyCheck", "http.ApiKeySettings", "http.BodyAnswer", "http.ConnectionClose", "http.Connections",
            "http.CorsSettings", "http.CrossOrigin", "http.Drain", "http.DrainSettings", "http.Entity",
            "http.HttpSettings", "http.OpenPaths", "http.Problem", "http.ProblemAnswers", "http.ProblemType",
            "http.QueryParameters", "http.ReadOnly", "http.RequestId", "http.RequestLimit", "http.RequestLimits",
            "http.RequestLog", "http.Reuse",
            "http.SafetyHeaders",
            "logs.ErrorLog", "logs.Field", "logs.JsonFormatter", "logs.LastingLogManager", "logs.LogFormat",
            "logs.LogSettings", "logs.LogfmtFormatter",
            "lookup.Answer", "lookup.Answered", "lookup.CatalogueKeeper", "lookup.Explanation", "lookup.HitRatio",
            "lookup.LoadCounts", "lookup.Loader", "lookup.LookupSettings", "lookup.ProductLookup",
            "lookup.Provenance", "lookup.Reach", "lookup.Reason", "lookup.Source", "lookup.WarmUp",
            "lookup.WarmUpSettings",
            "metrics.Durations", "metrics.JvmMeters", "metrics.Label", "metrics.Meters", "metrics.Metric",
            "ops.CacheClearing", "ops.ClearRoutes", "ops.ComponentHealth", "ops.DebugRoutes", "ops.DemoControl",
            "ops.DemoRoutes", "ops.EmergencyCache", "ops.EmergencyRoutes", "ops.Explaining", "ops.HealthChecks",
            "ops.HealthComponent",
            "ops.HealthMonitor", "ops.HealthRoutes", "ops.HealthSettings", "ops.HealthSnapshot", "ops.HealthStatus",
            "ops.MetricsRoutes", "ops.OpsGuard", "ops.OpsSettings", "ops.SystemComponent",
            "product.FieldSelection", "product.Filter", "product.Market", "product.Markets", "product.Money",
            "product.PackedBody", "product.PageCursor", "product.Product", "product.ProductArray",
            "product.ProductBatch",
            "product.ProductKey", "product.ProductPage", "product.ProductQuery", "product.ProductRef",
            "product.RenderedBody", "product.Rendering", "product.Representation", "product.Sort", "product.Variant",
            "product.VariantPage",
            "redis.Lease", "redis.RedisCall", "redis.RedisObserver", "redis.RedisOutcome", "redis.RedisSettings",
            "redis.RedisStatus",
            "redis.SharedEntry", "redis.SharedLevel", "redis.SharedRead", "redis.Taking",
            "shopify.BreakerSettings", "shopify.CallObserver", "shopify.CallTerms", "shopify.Lane",
            "shopify.ShopStatus", "shopify.ShopWatch", "shopify.ShopifyClient", "shopify.ShopifyResult",
            "shopify.ShopifySettings");

    @ArchTest
    static final ArchRule IMPORT_ORDER = importOrder();

    @ArchTest
    static final ArchRule DEMO_IMPORTS_ONLY_CONFIG = noClasses().that().resideInAPackage("dev.vitrina.demo")
            .should().dependOnClassesThat(resideInAPackage("dev.vitrina..")
                    .and(resideOutsideOfPackage("dev.vitrina.demo"))
                    .and(resideOutsideOfPackage("dev.vitrina.config")));

    @ArchTest
    static final ArchRule ONLY_THE_ROOT_IMPORTS_DEMO = noClasses().that()
            .resideOutsideOfPackages("dev.vitrina", "dev.vitrina.demo")
            .should().dependOnClassesThat().resideInAPackage("dev.vitrina.demo");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.vitrina.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WEB_SERVER = fence("io.helidon.webserver..", "", "api", "ops", "changes", "http", "demo");

    @ArchTest
    static final ArchRule WEB_CLIENT = fence("io.helidon.webclient..", "shopify");

    @ArchTest
    static final ArchRule RESILIENCE = fence("io.github.resilience4j..", "shopify", "redis");

    @ArchTest
    static final ArchRule JEDIS = fence("redis.clients..", "redis");

    @ArchTest
    static final ArchRule CAFFEINE = fence("com.github.benmanes.caffeine..", "cache");

    @ArchTest
    static final ArchRule METERS = fence("io.helidon.metrics..", "metrics");

    @ArchTest
    static final ArchRule HEALTH = fence("io.helidon.health..", "ops");

    @ArchTest
    static final ArchRule GRAPHQL_ENGINE = fence("graphql..", "demo");

    @ArchTest
    static final ArchRule CONFIG_LIBRARY = fence("io.helidon.config..", "config");

    @ArchTest
    static void publicTypesAreThoseListed(JavaClasses classes) {
        Set<String> found = classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .map(type -> type.getName().substring("dev.vitrina.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    private static ArchRule importOrder() {
        CompositeArchRule rule = CompositeArchRule.of(notImporting("config", List.of("demo")));
        for (int line = 0; line < ORDER.size(); line++) {
            for (String importer : ORDER.get(line)) {
                List<String> forbidden = ORDER.subList(0, line + 1).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(importer))
                        .toList();
                rule = rule.and(notImporting(importer, forbidden));
            }
        }
        return rule;
    }

    private static ArchRule notImporting(String importer, List<String> forbidden) {
        String[] packages = forbidden.stream().map(ArchitectureTest::packageOf).toArray(String[]::new);
        return noClasses().that().resideInAPackage(packageOf(importer))
                .should().dependOnClassesThat(resideInAnyPackage(packages).or(resideInAPackage("dev.vitrina")))
                .allowEmptyShould(true);
    }

    private static ArchRule fence(String library, String... allowed) {
        String[] packages = Arrays.stream(allowed).map(ArchitectureTest::packageOf).toArray(String[]::new);
        return noClasses().that().resideOutsideOfPackages(packages)
                .and(resideInAPackage("dev.vitrina..").and(isOurs()))
                .should().dependOnClassesThat().resideInAPackage(library)
                .allowEmptyShould(true);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> isOurs() {
        return com.tngtech.archunit.base.DescribedPredicate.not(simpleName("package-info"));
    }

    private static String packageOf(String feature) {
        return feature.isEmpty() ? "dev.vitrina" : "dev.vitrina." + feature;
    }
}
