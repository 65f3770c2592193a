package dev.sluice.admin;

import dev.sluice.decisions.DecisionRecord;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A long way through records that ends when nobody waits for it any more.
final class Watched {

    /// How many records are gone through before it is asked again.
    static final int ROUND = 1_000;

    private Watched() {}

    /// Thrown on the way.
    static final class Left extends RuntimeException {

        private static final long serialVersionUID = 1;

        Left() {
            super("the one who asked is gone", null, false, false);
        }
    }

    static Consumer<Consumer<DecisionRecord>> by(
            BooleanSupplier gone, Consumer<Consumer<DecisionRecord>> records) {
        return each -> {
            int[] count = {0};
            records.accept(record -> {
                if (count[0]++ % ROUND == 0 && gone.getAsBoolean()) {
                    throw new Left();
                }
                each.accept(record);
            });
        };
    }
}
