/// What is known of models and providers. [Model] is what a route chooses and a dialect speaks to;
/// [Provider] is where it lives; [Card] holds the facts that routing asks for. [Catalog] has the
/// shipped facts, read from the files of `catalog/` ([Shelf], [Row]), and a [Sheet] is one row with
/// its sources. Start at [Model]. Depends on `ask` (patches) and `wire`.
@NullMarked
package dev.sluice.catalog;

import org.jspecify.annotations.NullMarked;
