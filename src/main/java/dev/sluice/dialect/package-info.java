/// How a provider is spoken to: a [Dialect] encodes the request and its [Dialect.Transcript] reads
/// the answer as it goes by. [OpenAi] passes bytes through, edited where a provider's rules say so
/// ([Declared], [Ruled]). [Anthropic] and [Gemini] translate: a [Request] is read without decoding
/// it, a [Reading] tells the answer again through [Telling]. An [Interpreter] stands before each
/// dialect that does not speak Anthropic's Messages, for callers who do. [EventStream] splits
/// server-sent events. Start at [Dialect]. Depends on `ask`, `catalog`, `ledger`, `wire`.
@NullMarked
package dev.sluice.dialect;

import org.jspecify.annotations.NullMarked;
