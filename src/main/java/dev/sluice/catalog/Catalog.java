package dev.sluice.catalog;

/// Facts about models by their upstream name, shipped with the product and dated by source.
public final class Catalog {

    /// The card of the most specific pattern that matches, or [Card#UNKNOWN].
    public Card card(String upstream) {
        throw new UnsupportedOperationException("filled by the catalog room");
    }
}
