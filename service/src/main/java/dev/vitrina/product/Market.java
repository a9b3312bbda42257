package dev.vitrina.product;

/**
 * Whose prices and texts an answer carries. Immutable.
 *
 * @param id its name in requests and keys, such as US
 */
public record Market(String id) {}
