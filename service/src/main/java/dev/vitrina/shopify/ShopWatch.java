package dev.vitrina.shopify;

/**
 * Finds out for operators how the shop is, at no cost to callers: it asks the smallest question there is, and only when there is a
 * slot and half of the cost bucket left. Safe for use by many threads.
 */
public final class ShopWatch {

    /** The page that a bucket must pay for, or callers go without. */
    private static final int USUAL_PAGE = 20;

    private final ShopifyClient client;

    /**
     * Makes a watch that has asked nothing yet.
     *
     * @param client whose shop, slots and cost bucket
     */
    public ShopWatch(ShopifyClient client) {
        this.client = client;
    }

    /**
     * Asks the shop for its name. Blocks until the answer is there, for the hard deadline at most; never queues. The call is cut when
     * a caller would queue for its slot.
     *
     * @return the name, or why there is none; {@link ShopifyResult.NotAsked} says nothing about the shop
     * @throws InterruptedException if the caller is interrupted; the call is cut
     */
    public ShopifyResult<String> ask() throws InterruptedException {
        return client.calls.look(Question.shop(), answer -> client.reader.read(answer,
                (data, _) -> Fields.text(Fields.object(data, "shop"), "name")));
    }

    /** {@return how the shop is, as far as calls for products tell; asks nothing and does not block} */
    public ShopStatus status() {
        return client.status();
    }

    /** {@return whether the cost bucket could not even pay for a page that a caller waits for; does not block} */
    public boolean isBucketEmpty() {
        Admission admission = client.calls.admission();
        return !admission.refill(client.calls.prices().of(Document.Products, USUAL_PAGE)).isZero();
    }
}
