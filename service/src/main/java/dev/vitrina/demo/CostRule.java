package dev.vitrina.demo;

/** How the price of a connection grows with the number of nodes asked for. */
public enum CostRule {
    /** By the logarithm: {@code 2 + children × floor(2·ln max(2, size))}. It fits the replies of today's Shopify. */
    LOGARITHMIC,
    /** In proportion: {@code 2 + children × size}. The older rule, still quoted. */
    LINEAR;

    /** How often the selection below is paid for, for so many nodes. */
    int weight(int nodes) {
        return switch (this) {
            case LINEAR -> nodes;
            case LOGARITHMIC -> nodes == 0 ? 0 : (int) (2 * Math.log(Math.max(2, nodes)));
        };
    }
}
