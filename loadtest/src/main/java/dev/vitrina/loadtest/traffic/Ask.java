package dev.vitrina.loadtest.traffic;

import java.util.List;

/** What is asked for, without when. Immutable. */
record Ask(String path, Expected expected) {

    static Ask page(String path) {
        return new Ask(path, new Expected.Page());
    }

    static Ask byId(Catalogue.Product product) {
        return new Ask("/v1/products/" + product.id(), new Expected.Single(product.id()));
    }

    static Ask byHandle(Catalogue.Product product) {
        return new Ask("/v1/products/" + ListingPaths.encoded(product.handle()), new Expected.Single(product.id()));
    }

    static Ask batch(List<String> ids) {
        return new Ask("/v1/products?ids=" + String.join(",", ids), new Expected.Batch(ids));
    }
}
