package dev.vitrina.demo;

/** What the merchant pays for; it decides how many points of query cost an app may spend. */
public enum Plan {
    STANDARD(100), ADVANCED(200), PLUS(1_000), ENTERPRISE(2_000);

    private static final int SECONDS_HELD = 20;

    private final int restoredPerSecond;

    Plan(int restoredPerSecond) {
        this.restoredPerSecond = restoredPerSecond;
    }

    BucketSize bucket() {
        return new BucketSize(restoredPerSecond * SECONDS_HELD, restoredPerSecond);
    }
}
