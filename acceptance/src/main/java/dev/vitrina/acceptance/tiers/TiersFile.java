package dev.vitrina.acceptance.tiers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code tiers.yaml}, and takes nothing in it that it does not know. */
public final class TiersFile {

    private static final YAMLMapper YAML = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final List<String> BOUNDS = List.of("least-samples", "products-record-in-calm",
            "hit-ratio-record-of-ideal", "level-p99", "level-failed", "slice", "p99-growth", "heap-growth",
            "heap-allowance");
    private static final List<String> VALIDITY = List.of("least-started", "most-lag-p99", "most-cpu",
            "most-counts-apart");

    private TiersFile() {}

    /**
     * {@return the tiers that come with the gate}
     *
     * @throws BadTiersException if the file cannot be judged by
     */
    public static Tiers standard() {
        try (InputStream file = TiersFile.class.getResourceAsStream("/tiers.yaml")) {
            if (file == null) {
                throw new BadTiersException("the file", "is not there");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the tiers that the text says}
     *
     * @throws BadTiersException if it cannot be judged by; the message names the key
     */
    public static Tiers parse(String yaml) {
        Section file;
        try {
            file = Section.of("", YAML.readTree(yaml), List.of("tiers", "bounds", "validity"));
        } catch (JacksonException e) {
            throw new BadTiersException(String.valueOf(e.getMessage()), e);
        }
        Section tiers = file.sub("tiers", Stream.of(Objective.values()).map(Objective::written).toList());
        Map<Objective, Tiers.Limits> limits = new EnumMap<>(Objective.class);
        for (Objective each : Objective.values()) {
            limits.put(each, limits(tiers.sub(each.written(), keys())));
        }
        return new Tiers(limits, bounds(file.sub("bounds", BOUNDS)), validity(file.sub("validity", VALIDITY)));
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("unit"));
        for (Tier each : Tier.values()) {
            keys.add(key(each));
        }
        return keys;
    }

    private static Tiers.Limits limits(Section section) {
        String unit = section.text("unit");
        if (!Quantity.known(unit)) {
            throw new BadTiersException(section.path("unit"), "unknown unit '" + unit + "'");
        }
        Map<Tier, Double> byTier = new EnumMap<>(Tier.class);
        String side = "";
        for (Tier each : Tier.values()) {
            String text = section.text(key(each));
            if (!text.equals("any") && !(text.equals("rule") && each == Tier.RECORD)) {
                Quantity limit = limit(section.path(key(each)), each, text, side);
                side = limit.side();
                byTier.put(each, limit.in(section.path(key(each)), unit));
            }
        }
        if (side.isEmpty()) {
            throw new BadTiersException(section.name(), "no tier asks for anything");
        }
        return monotonic(section, new Tiers.Limits(unit, side.equals("<"), byTier));
    }

    /** {@return the limit of a tier, which is on the side that is given unless that is empty} */
    private static Quantity limit(String key, Tier tier, String text, String side) {
        Quantity limit = Quantity.parse(key, text);
        if (tier == Tier.BASELINE && !limit.side().isEmpty()) {
            throw new BadTiersException(key, "takes no '" + limit.side() + "'");
        }
        if (tier != Tier.BASELINE && limit.side().isEmpty()) {
            throw new BadTiersException(key, "must begin with < or >");
        }
        if (!side.isEmpty() && !side.equals(limit.side())) {
            throw new BadTiersException(key, "is on another side than the tier below");
        }
        return limit;
    }

    private static Tiers.Limits monotonic(Section section, Tiers.Limits limits) {
        @Nullable
        Double below = null;
        for (Tier each : Tier.values()) {
            Double limit = limits.byTier().get(each);
            if (limit != null && below != null && (limits.smallerIsBetter() ? limit > below : limit < below)) {
                throw new BadTiersException(section.path(key(each)), "asks for less than the tier below it");
            }
            below = limit == null ? below : limit;
        }
        return limits;
    }

    private static Tiers.Bounds bounds(Section section) {
        return new Tiers.Bounds(section.number("least-samples", "requests"),
                section.number("products-record-in-calm", "ms"), section.number("hit-ratio-record-of-ideal", "%"),
                section.number("level-p99", "ms"), section.number("level-failed", "%"), section.number("slice", "s"),
                section.number("p99-growth", "times"), section.number("heap-growth", "times"),
                section.number("heap-allowance", "MiB"));
    }

    private static Tiers.Validity validity(Section section) {
        return new Tiers.Validity(section.number("least-started", "%"), section.number("most-lag-p99", "ms"),
                section.number("most-cpu", "%"), section.number("most-counts-apart", "%"));
    }

    private static String key(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
