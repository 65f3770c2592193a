package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;

/// Counts what the contents of messages consist of, and shows their text to [Human]. One per
/// request.
final class Parts {

    // Limits of security.md section 6.
    private static final int MAX_PARTS = 500;

    private static final int MAX_IMAGES = 100;

    private static final String[] PARTS = {"text", "image_url", "input_audio", "file", "refusal"};

    private static final Keys.Known PART =
            Keys.Known.of("type", "text", "refusal", "image_url", "input_audio", "file");

    private final Human human;
    private int parts;
    private int images;
    private int audio;
    private int files;
    private int textBytes;

    Parts(Human human) {
        this.human = human;
    }

    int textBytes() {
        return textBytes;
    }

    /// Counts text that nobody reads: tools and their calls.
    void more(int bytes) {
        textBytes += bytes;
    }

    Content content(int turns, int tools, int toolResults, int systemBytes) {
        return new Content(turns, tools, toolResults, images, audio, files, textBytes, systemBytes);
    }

    void content(Cursor at) {
        switch (at.token()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> text(at);
            case START_ARRAY -> {
                while (at.next() != JsonToken.END_ARRAY) {
                    if (++parts > MAX_PARTS) {
                        throw Fault.tooMany("messages[].content", MAX_PARTS);
                    }
                    part(at);
                }
            }
            default -> throw at.wrong("a string, null or an array of parts");
        }
    }

    private void text(Cursor at) {
        int start = at.start() + 1;
        int end = at.end() - 1;
        textBytes += end - start;
        human.add(at, start, end);
    }

    private void part(Cursor at) {
        if (at.token() == JsonToken.VALUE_STRING) {
            text(at);
            return;
        }
        String type = "";
        int start = 0;
        int end = 0;
        int object = at.enter();
        for (String key = at.key(object, PART); key != null; key = at.key(object, PART)) {
            switch (key) {
                case "type" -> type = at.word(PARTS);
                case "text", "refusal" -> {
                    end = textEnd(at);
                    start = end == 0 ? 0 : at.start() + 1;
                }
                default -> at.skip();
            }
        }
        textBytes += end - start;
        count(at, type, start, end);
    }

    private static int textEnd(Cursor at) {
        if (at.isNull()) {
            return 0;
        }
        if (at.token() != JsonToken.VALUE_STRING) {
            throw at.wrong("a string");
        }
        return at.end() - 1;
    }

    private void count(Cursor at, String type, int start, int end) {
        switch (type) {
            case "text" -> human.add(at, start, end);
            case "image_url" -> {
                if (++images > MAX_IMAGES) {
                    throw Fault.unsupported("messages", "has more than 100 images");
                }
            }
            case "input_audio" -> audio++;
            case "file" -> files++;
            default -> {}
        }
    }
}
