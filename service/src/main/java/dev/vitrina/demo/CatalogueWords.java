package dev.vitrina.demo;

import java.util.List;

/** The words that the catalogue's products are put together from. */
final class CatalogueWords {

    /**
     * A kind of product.
     *
     * @param price about what one costs, in whole dollars
     * @param choice the option that it comes in beside its colour; none where the values are empty
     */
    record Kind(String type, List<String> nouns, List<String> materials, int price, String choice,
            List<String> values) {}

    private static final List<String> LETTER_SIZES = List.of("XS", "S", "M", "L", "XL", "XXL");
    private static final List<String> WAISTS = List.of("28", "30", "32", "34", "36", "38");
    private static final List<String> SHOE_SIZES = List.of("37", "38", "39", "40", "41", "42");

    static final List<Kind> KINDS = List.of(
            new Kind("Shirts", List.of("Shirt", "Overshirt", "Blouse"), List.of("Linen", "Oxford", "Flannel"), 68,
                    "Size", LETTER_SIZES),
            new Kind("T-Shirts", List.of("Tee", "Pocket Tee", "Long-Sleeve Tee"), List.of("Cotton", "Slub", "Hemp"), 32,
                    "Size", LETTER_SIZES),
            new Kind("Sweaters", List.of("Jumper", "Cardigan", "Rollneck"), List.of("Merino", "Lambswool", "Cashmere"),
                    115, "Size", LETTER_SIZES),
            new Kind("Jackets", List.of("Parka", "Chore Jacket", "Raincoat"), List.of("Waxed", "Canvas", "Quilted"),
                    190, "Size", LETTER_SIZES),
            new Kind("Trousers", List.of("Chinos", "Trousers", "Jeans"), List.of("Twill", "Corduroy", "Denim"), 88,
                    "Waist", WAISTS),
            new Kind("Dresses", List.of("Midi Dress", "Wrap Dress", "Shirt Dress"), List.of("Viscose", "Linen", "Silk"),
                    125, "Size", LETTER_SIZES),
            new Kind("Shoes", List.of("Sneakers", "Loafers", "Boots"), List.of("Leather", "Suede", "Canvas"), 140,
                    "Size", SHOE_SIZES),
            new Kind("Bags", List.of("Tote", "Backpack", "Weekender"), List.of("Canvas", "Leather", "Recycled"), 95,
                    "Volume", List.of("12 l", "18 l", "24 l")),
            new Kind("Candles", List.of("Candle", "Pillar Candle", "Tealights"), List.of("Soy", "Beeswax", "Rapeseed"),
                    24, "Scent", List.of("Cedar", "Fig", "Sea Salt", "Unscented")),
            new Kind("Kitchen", List.of("Mug", "Bowl", "Carafe"), List.of("Stoneware", "Porcelain", "Glass"), 28, "Set",
                    List.of("1 piece", "2 pieces", "4 pieces")),
            new Kind("Bedding", List.of("Duvet Cover", "Throw", "Pillowcase"), List.of("Percale", "Waffle", "Linen"),
                    82, "Size", List.of("Single", "Double", "King")),
            new Kind("Lighting", List.of("Table Lamp", "Pendant", "Lantern"), List.of("Brass", "Rattan", "Paper"), 130,
                    "", List.of()));

    static final List<String> LINES = List.of("Harbour", "Meadow", "Alder", "Nordvik", "Solstice", "Juniper", "Atlas",
            "Marais", "Dune", "Fjord", "Orchard", "Lumen", "Tidal", "Hazel", "Cobalt", "Saffron", "Birch", "Estuary",
            "Mistral", "Pebble", "Quarry", "Rowan", "Sable", "Thistle", "Umber", "Vesper", "Willow", "Zephyr");

    static final List<String> VENDORS = List.of("Aldgate & Sons", "Casa Brisa", "Fenwick Mill", "Hedda Studio",
            "Kiln & Co.", "L'Atelier Nord", "Møller Tekstil", "Oak Street", "Pacific Thread", "Tres Hermanas");

    static final List<String> COLOURS = List.of("Ocean Blue", "Black", "Ecru", "Moss", "Rust", "Charcoal", "Blush",
            "Ochre");

    static final List<String> TAGS = List.of("bestseller", "eco", "gift", "handmade", "limited", "new-in", "organic",
            "sale", "summer", "winter");

    static final List<String> PRAISE = List.of("Made in small batches and finished by hand.",
            "Soft from the first day and better after a year.", "Cut a little wider than you are used to.",
            "It goes with nearly everything you own.", "Repaired free of charge for as long as you keep it.",
            "The colour deepens with use.", "Packed without plastic.", "Designed to be passed on.");

    private CatalogueWords() {}
}
