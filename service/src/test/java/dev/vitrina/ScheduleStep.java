package dev.vitrina;

import java.time.Duration;

/** One thing that happens in a schedule. */
sealed interface ScheduleStep {

    record Ask(ScheduleKey key) implements ScheduleStep {}

    record Advance(Duration by) implements ScheduleStep {}

    /** Calls that reach the shop from now on stay there. */
    record Hold() implements ScheduleStep {}

    /** The calls at the shop are answered by what it was when they came. */
    record Release() implements ScheduleStep {}

    record ShopIs(ScheduleShop.Trouble trouble) implements ScheduleStep {}

    /** All products change; those that are asked for alone may be gone afterwards. */
    record CatalogueChanges(boolean singlesStay) implements ScheduleStep {}

    record Expire(ScheduleKey key) implements ScheduleStep {}

    record ExpireAll() implements ScheduleStep {}

    record DropAll() implements ScheduleStep {}
}
