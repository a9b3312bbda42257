package dev.vitrina.product;

/** A field is missing or wrong; caught where the products are read, in {@link ProductArray}. */
final class BadFieldException extends RuntimeException {

    private final String path;
    private final String problem;

    /** The path begins at the product, such as variants[2].price; the problem follows it in a sentence. */
    BadFieldException(String path, String problem) {
        super(path + " " + problem);
        this.path = path;
        this.problem = problem;
    }

    String path() {
        return path;
    }

    String problem() {
        return problem;
    }
}
