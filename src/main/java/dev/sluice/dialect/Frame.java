package dev.sluice.dialect;

/// One JSON object of an answer, walked once: where its interesting top-level members lie, and what
/// its choices say. Offsets are into the array last given to [#read]; a start of -1 means absent.
/// One per transcript, reused for each frame.
final class Frame {

    private static final String[] REASONS = {
        "\"stop\"", "\"length\"", "\"tool_calls\"", "\"content_filter\""
    };

    int modelStart;
    int modelEnd;

    /// `...Key` is the quote that opens a member's name, for cutting the whole member out.
    int usageKey;

    int usageStart;
    int usageEnd;
    int errorKey;
    int errorStart;
    int errorEnd;
    int idStart;
    int idEnd;
    int createdStart;
    int createdEnd;
    int choicesStart;

    /// Choices in this frame; 0 for `[]`, `null` or absent.
    int choices;

    /// Bytes of content, reasoning, refusals and tool calls in it; 0 means that no choice says
    /// anything.
    int contentBytes;

    /// Some choice ended because the upstream failed (openai-wire SSE-20).
    boolean aborted;

    /// The finish reason said last, `length` before any other; `none` until one is. Kept from frame
    /// to frame.
    String stop = "none";

    /// Whether any frame said something that the caller sees: thoughts do not count.
    boolean visible;

    private final JsonWalk walk = new JsonWalk();

    // Choices seen and finished in this stream, by index: real ones are below 8.
    private long seen;
    private long finished;

    /// Walks the object in `[from, to)`; false when it is not one JSON object.
    boolean read(byte[] bytes, int from, int to) {
        modelStart =
                usageKey = usageStart = errorStart = idStart = createdStart = choicesStart = -1;
        choices = contentBytes = 0;
        aborted = false;
        walk.start(bytes, from, to);
        if (!walk.enter('{')) {
            return false;
        }
        while (walk.key()) {
            member();
        }
        return walk.atEnd();
    }

    /// Forgets the array it has read, which may be large.
    void letGo() {
        walk.start(Rewrite.NOTHING, 0, 0);
    }

    /// Whether at least one choice was seen and each has its finish reason.
    boolean whole() {
        return seen != 0 && seen == finished;
    }

    boolean has(int start) {
        return start >= 0 && walk.a[start] != 'n';
    }

    private void member() {
        int start = walk.at;
        if (walk.keyIs("choices")) {
            choicesStart = start;
            if (walk.enter('[')) {
                while (walk.element()) {
                    choice();
                }
            }
            return;
        }
        walk.skip();
        if (walk.keyIs("model")) {
            modelStart = start;
            modelEnd = walk.at;
        } else if (walk.keyIs("usage")) {
            usage(start, has(start));
        } else if (walk.keyIs("error")) {
            errorKey = walk.keyStart - 1;
            errorStart = start;
            errorEnd = walk.at;
        } else if (walk.keyIs("id")) {
            idStart = start;
            idEnd = walk.at;
        } else if (walk.keyIs("created")) {
            createdStart = start;
            createdEnd = walk.at;
        }
    }

    /// Kimi's stands in a choice; the answer's own, where it counts, is ahead of that.
    private void usage(int start, boolean ahead) {
        if (ahead || !has(usageStart)) {
            usageKey = walk.keyStart - 1;
            usageStart = start;
            usageEnd = walk.at;
        }
    }

    private void choice() {
        choices++;
        if (!walk.enter('{')) {
            return;
        }
        int index = 0;
        boolean ends = false;
        while (walk.key()) {
            int start = walk.at;
            if (walk.keyIs("delta") || walk.keyIs("message")) {
                delta();
                continue;
            }
            walk.skip();
            if (walk.keyIs("index")) {
                index = number(start);
            } else if (walk.keyIs("text")) {
                said(start, true);
            } else if (walk.keyIs("usage")) {
                usage(start, false);
            } else if (walk.keyIs("finish_reason") && walk.a[start] == '"') {
                ends = true;
                stop = stop.equals("length") ? stop : reason(start);
                aborted |=
                        walk.is(start, "\"abort\"")
                                || walk.is(start, "\"error\"")
                                || walk.is(start, "\"repetition\"");
            }
        }
        // Nobody asks for so many choices: what an upstream numbers higher shares the last bit.
        long bit = 1L << Math.min(index, Long.SIZE - 1);
        seen |= bit;
        finished |= ends ? bit : 0;
    }

    private void delta() {
        if (!walk.enter('{')) {
            return;
        }
        while (walk.key()) {
            int start = walk.at;
            walk.skip();
            if (walk.keyIs("reasoning_content") || walk.keyIs("reasoning")) {
                said(start, false);
            } else if (walk.keyIs("content")
                    || walk.keyIs("tool_calls")
                    || walk.keyIs("refusal")
                    || walk.keyIs("function_call")
                    || walk.keyIs("audio")) {
                said(start, true);
            }
        }
    }

    /// A value longer than its empty form (`""`, `[]`, `{}`) and not `null` is content.
    private void said(int start, boolean seen) {
        if (walk.a[start] != 'n' && walk.at - start > 2) {
            contentBytes += walk.at - start - 2;
            visible |= seen;
        }
    }

    private String reason(int start) {
        for (String word : REASONS) {
            if (walk.is(start, word)) {
                return word.substring(1, word.length() - 1);
            }
        }
        return "other";
    }

    private int number(int start) {
        int n = 0;
        int i = start;
        while (i < walk.at && walk.a[i] >= '0' && walk.a[i] <= '9' && n < 1 << 20) {
            n = 10 * n + walk.a[i++] - '0';
        }
        return n;
    }
}
