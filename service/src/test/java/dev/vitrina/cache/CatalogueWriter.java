package dev.vitrina.cache;

import java.nio.file.Path;
import java.time.InstantSource;

/** A process that writes one catalogue after the other until it is killed, and says so with a letter each. */
final class CatalogueWriter {

    static final int PRODUCTS = 4;
    static final int BYTES_EACH = 100_000;

    private CatalogueWriter() {}

    static void main(String[] arguments) {
        CatalogueFile file = new CatalogueFile(Path.of(arguments[0]), TestCatalogues.SHOP, InstantSource.system());
        int first = Integer.parseInt(arguments[1]);
        int last = first + Integer.parseInt(arguments[2]);
        for (int generation = first; generation < last; generation++) {
            switch (file.write(TestCatalogues.generation(generation, PRODUCTS, BYTES_EACH))) {
                case CatalogueWrite.Written _ -> System.out.print('w');
                case CatalogueWrite.Failed _ -> System.out.print('f');
            }
            System.out.flush();
        }
    }
}
