/// The request read in one pass, without a tree: [AskReader] turns a [dev.sluice.wire.Call]'s bytes
/// into an [Ask], those in Anthropic's form by [MessagesReading], and [Splice] edits the same bytes
/// by offset for the upstream. Start at [Ask]. Depends on `wire` alone. Everything here is pure.
@NullMarked
package dev.sluice.ask;

import org.jspecify.annotations.NullMarked;
