package dev.vitrina.shopify;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call the shop, and when. Safe for use by many threads.
 *
 * <p>How it works: a call needs a slot, for there are only so many at a time, and points of the shop's cost bucket. Whoever
 * cannot have both at once queues, if it may: by lane, then first come, first served, so that the dear are not overtaken for
 * ever by the cheap. Only the first in the queue is ever let through. A call is turned away at once where the points for it
 * and for all before it will not have flowed in within its patience. Background calls leave a reserve to misses; out of a full
 * bucket, anything may be paid. When the breaker opens, nobody waits any more. A look at the shop's health is a
 * guest: it is cut when somebody queues for its slot.
 */
final class Admission implements AutoCloseable {

    static final int LONGEST_QUEUE = 256;

    /** Whoever wants a call no longer has left the queue by itself before this; it ends what nobody watches. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** The page that a reserve must pay for at least. */
    private static final int USUAL_PAGE = 20;

    private final Prices prices;
    private final LongSupplier nanoTime;
    private final Supplier<@Nullable Obstacle> breaker;
    private final ReentrantLock lock = new ReentrantLock();

    // all guarded by the lock
    private final PriorityQueue<Ticket> queue = new PriorityQueue<>();
    private final Budget budget = new Budget();
    private final int slots;
    private int free;
    private @Nullable Permit guest; // in the health lane
    private long arrivals;
    private boolean closed;

    Admission(int calls, Prices prices, LongSupplier nanoTime, Supplier<@Nullable Obstacle> breaker) {
        this.slots = calls;
        this.free = calls;
        this.prices = prices;
        this.nanoTime = nanoTime;
        this.breaker = breaker;
    }

    /**
     * Blocks until the call may be made, or it is plain that it may not. Whoever wants it no longer interrupts. What is granted must
     * be given back in any case.
     */
    Turn take(Lane lane, int points, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Ticket ticket = new Ticket(lane, points, arrivals++, lock.newCondition());
            Obstacle obstacle = obstacle(ticket, patience);
            if (obstacle != null) {
                return new Turn.Refused(obstacle);
            }
            return isFirst(ticket) && mayGo(ticket) ? granted(ticket) : queueUp(ticket);
        } finally {
            lock.unlock();
        }
    }

    /** Why such a call would be turned away at once, or null. */
    @Nullable
    Obstacle obstacle(Lane lane, int points, Duration patience) {
        lock.lock();
        try {
            return obstacle(new Ticket(lane, points, arrivals, lock.newCondition()), patience);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Obstacle obstacle(Ticket ticket, Duration patience) {
        Obstacle obstacle = obstacle(ticket);
        if (obstacle != null || (isFirst(ticket) && mayGo(ticket))) {
            return obstacle;
        }
        return hopeless(ticket, patience);
    }

    private boolean isFirst(Ticket ticket) {
        Ticket first = queue.peek();
        return first == null || ticket.compareTo(first) < 0;
    }

    private Turn queueUp(Ticket ticket) throws InterruptedException {
        queue.add(ticket);
        if (guest != null && free == 0) {
            guest.giveWay();
        }
        try {
            long left = LONGEST_WAIT.toNanos();
            while (left > 0) {
                Obstacle obstacle = obstacle(ticket);
                if (obstacle != null) {
                    return new Turn.Refused(obstacle);
                }
                boolean first = ticket.equals(queue.peek());
                if (first && mayGo(ticket)) {
                    return granted(ticket);
                }
                long flowsIn = until(ticket, 0).toNanos();
                long nanos = first && flowsIn > 0 ? Math.min(left, flowsIn) : left;
                left -= nanos - Math.max(0, ticket.turn().awaitNanos(nanos));
            }
            return new Turn.Refused(Obstacle.NO_SLOT);
        } finally {
            queue.remove(ticket);
            wakeFirst();
        }
    }

    private @Nullable Obstacle obstacle(Ticket ticket) {
        if (closed) {
            return Obstacle.ABANDONED;
        }
        return ticket.lane() == Lane.PROBE ? null : breaker.get();
    }

    private boolean mayGo(Ticket ticket) {
        return free > 0 && (ticket.lane() == Lane.PROBE || until(ticket, 0).isZero());
    }

    private @Nullable Obstacle hopeless(Ticket ticket, Duration patience) {
        if (!patience.isPositive() && free == 0) {
            return Obstacle.NO_SLOT;
        }
        long before = queue.stream().filter(other -> other.compareTo(ticket) < 0).mapToLong(Ticket::points).sum();
        if (!patience.isPositive() || until(ticket, before).compareTo(patience) > 0) {
            return ticket.lane() == Lane.PROBE ? Obstacle.NO_SLOT : Obstacle.NO_POINTS;
        }
        return queue.size() >= LONGEST_QUEUE ? Obstacle.QUEUE_FULL : null;
    }

    /** How long until the bucket can pay for the call, for those before it, and still holds its reserve. */
    private Duration until(Ticket ticket, long before) {
        double full = budget.maximum();
        return budget.until(before + Math.min(full, ticket.points() + reserve(ticket.lane())), nanoTime.getAsLong());
    }

    private double reserve(Lane lane) {
        return budget.reserve(lane.reserve(), prices.of(Document.Products, USUAL_PAGE));
    }

    private Turn granted(Ticket ticket) {
        free--;
        budget.promise(ticket.points());
        Permit permit = new Permit(this, ticket.points());
        guest = ticket.lane() == Lane.HEALTH ? permit : guest;
        return new Turn.Granted(permit);
    }

    private void wakeFirst() {
        Ticket first = queue.peek();
        if (first != null) {
            first.turn().signal();
        }
    }

    /** Whether a call in this lane can be paid at all out of what is left to it when the bucket is full. */
    boolean affords(Lane lane, int points) {
        return look(() -> points + reserve(lane) <= budget.maximum());
    }

    /** Whether an answer has told how large the bucket is, or that this shop does not tell. */
    boolean isBudgetKnown() {
        return look(budget::isKnown);
    }

    /** How long until the bucket can pay so much beside what is under way, or is full. */
    Duration refill(int points) {
        return look(() -> budget.until(Math.min(points, budget.maximum()), nanoTime.getAsLong()));
    }

    int queued() {
        return look(queue::size);
    }

    /** What may be asked of the shop now, beside what others know of it. */
    ShopStatus status(ShopStatus.BreakerState state, CallStatistics statistics) {
        return look(() -> new ShopStatus(state, statistics.trouble(), budget.bucket(nanoTime.getAsLong()), slots,
                slots - free, queue.stream().collect(Collectors.toMap(Ticket::lane, _ -> 1, Integer::sum)),
                statistics.counts(), statistics.latency(), statistics.failures()));
    }

    private <T> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who queue look again whether there is a reason to. */
    void wakeAll() {
        change(() -> queue.forEach(ticket -> ticket.turn().signal()));
    }

    void slotFree(Permit permit) {
        change(() -> {
            free++;
            guest = permit == guest ? null : guest;
        });
    }

    void giveBack(int points) {
        change(() -> budget.giveBack(points));
    }

    void spend(int points) {
        change(() -> budget.spend(points, nanoTime.getAsLong()));
    }

    void untold() {
        change(budget::untold);
    }

    void settle(int points, CostReport report) {
        change(() -> budget.settle(points, report, nanoTime.getAsLong()));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Sends everyone away who queues, and whoever comes later. */
    @Override
    public void close() {
        change(() -> closed = true);
        wakeAll();
    }
}
