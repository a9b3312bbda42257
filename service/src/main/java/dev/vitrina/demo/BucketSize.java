package dev.vitrina.demo;

/** How many points a bucket holds, and how many it gets back each second. */
record BucketSize(int points, int restoredPerSecond) {}
