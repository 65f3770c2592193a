/// What tests share: [FakeProvider], an upstream that does what a [Script] says down to the byte,
/// and [RawClient], a caller that reads, dawdles and leaves as it likes.
package dev.sluice.kit;
