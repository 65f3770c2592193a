package dev.sluice.dialect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the thoughts of one answer as the provider wants them back, and keeps them when it ends
/// in tool calls. Bounded; gathers nothing when no tool can be called.
final class AnthropicMemory {

    private final @Nullable Signatures signatures;
    private final String loop;
    private final Bytes thoughts = new Bytes(16);
    private final List<String> calls = new ArrayList<>();
    private int opened;
    private boolean open;
    private boolean tooMuch;

    AnthropicMemory(@Nullable Signatures signatures, String loop) {
        this.signatures = signatures;
        this.loop = loop;
    }

    private boolean gathers() {
        tooMuch |= thoughts.length() > Signatures.LARGEST;
        return signatures != null && !tooMuch;
    }

    void open() {
        drop();
        if (gathers()) {
            opened = thoughts.length();
            thoughts.put(opened == 0 ? "" : ",").put("{\"type\":\"thinking\",\"thinking\":\"");
            open = true;
        }
    }

    /// A thought without a signature cannot go back.
    private void drop() {
        if (open) {
            thoughts.cut(opened);
            open = false;
        }
    }

    void think(Value words) {
        if (open && words.says() && gathers()) {
            thoughts.inside(words);
        }
    }

    void seal(Value signature) {
        if (open) {
            thoughts.put("\",\"signature\":").put(signature).put("}");
            open = false;
        }
    }

    void redacted(Value data) {
        drop();
        if (gathers() && data.says()) {
            thoughts.put(thoughts.length() == 0 ? "" : ",")
                    .put("{\"type\":\"redacted_thinking\",\"data\":")
                    .put(data)
                    .put("}");
        }
    }

    void called(Value id) {
        calls.add(id.text());
    }

    boolean calls() {
        return !calls.isEmpty();
    }

    /// The answer is whole.
    void keep() {
        drop();
        if (signatures != null && gathers() && thoughts.length() > 0 && !calls.isEmpty()) {
            signatures.keep(loop, calls, thoughts.take());
        }
    }
}
