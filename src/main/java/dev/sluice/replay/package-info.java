/// What if: recorded decisions are made again under another policy, by the same router and rules as
/// live, and the difference is told. [Replay] is the engine, for the `replay` verb and in process;
/// [Rows] turns records into what `fit` reads. A room of its own because it knows policies and
/// records, and neither may know it. Start at [Replay]. Depends on `decisions`, `config`, `route`
/// and the values they are made of.
@NullMarked
package dev.sluice.replay;

import org.jspecify.annotations.NullMarked;
