/// How a provider is spoken to: a [Dialect] encodes the request and its [Dialect.Transcript] reads
/// the answer as it goes by. [OpenAi] passes bytes through; [EventStream] splits server-sent
/// events; [Frame] walks one JSON object without a tree. Start at [Dialect]. Depends on `ask`,
/// `catalog`, `ledger`, `wire`.
@NullMarked
package dev.sluice.dialect;

import org.jspecify.annotations.NullMarked;
