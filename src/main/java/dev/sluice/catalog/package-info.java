/// What is known of models and providers. [Model] is what a route chooses and a dialect speaks to;
/// [Provider] is where it lives; [Card] holds the facts. Start at [Model]. Depends on `ask`
/// (patches) and `wire`.
@NullMarked
package dev.sluice.catalog;

import org.jspecify.annotations.NullMarked;
