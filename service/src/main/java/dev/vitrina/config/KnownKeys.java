package dev.vitrina.config;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys that there are, and the nearest of them to one that there is not. */
record KnownKeys(Set<String> keys) {

    /** Throws {@link BadSettingException} for a key that is not known, with where it stands and the nearest known one. */
    void check(String key, String where) {
        if (!keys.contains(key)) {
            throw new BadSettingException(where + ": unknown key " + key + "; did you mean " + nearest(key) + "?");
        }
    }

    boolean isInSection(String key) {
        int dot = key.indexOf('.');
        return dot > 0 && isSection(key.substring(0, dot));
    }

    boolean isSection(String name) {
        return sections().contains(name);
    }

    private Set<String> sections() {
        return keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
    }

    String nearest(String wrong) {
        return keys.stream()
                .min(Comparator.<String>comparingInt(key -> distance(key, wrong))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** Levenshtein's distance, kept in one row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
