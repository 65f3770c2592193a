package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;

/// What a conversation consists of, counted while [Turns] or [Dialogue] reads its form. One per
/// request.
final class Conversation {

    /// Limits of security.md section 6.
    private static final int MAX_MESSAGES = 2_000;

    private static final int MAX_TOOLS = 256;
    private static final int MAX_IMAGES = 100;

    /// How one message is read.
    interface Form {
        void message(Cursor at);
    }

    final Human human = new Human();
    final ToolLoop loop = new ToolLoop();
    private final int mostMessages;
    private final int mostParts;
    private int turns;
    private int tools;
    private int parts;
    private int images;
    private int audio;
    private int video;
    private int files;
    private int textBytes;
    private int systemBytes;

    /// @param parts of all messages together (security.md section 6)
    /// @param accepted whatever its length, because it was taken in another form
    Conversation(int parts, boolean accepted) {
        mostMessages = accepted ? Integer.MAX_VALUE : MAX_MESSAGES;
        mostParts = accepted ? Integer.MAX_VALUE : parts;
    }

    /// Where the text at hand ends.
    static int textEnd(Cursor at) {
        if (at.token() != JsonToken.VALUE_STRING) {
            throw at.wrong("a string");
        }
        return at.end() - 1;
    }

    Content content() {
        Content.Loop told = loop.told(tools);
        return new Content(turns, told, images, audio, video, files, textBytes, systemBytes);
    }

    void messages(Cursor at, Form form) {
        at.array("messages");
        while (at.next() != JsonToken.END_ARRAY) {
            if (++turns > mostMessages) {
                throw Fault.tooMany("messages", mostMessages);
            }
            human.turn();
            loop.begins();
            form.message(at);
        }
    }

    void tools(Cursor at, Keys.Known known) {
        at.array("tools");
        while (at.next() != JsonToken.END_ARRAY) {
            if (++tools > MAX_TOOLS) {
                throw Fault.tooMany("tools", MAX_TOOLS);
            }
            int start = at.start();
            int object = at.enter();
            while (at.key(object, known) != null) {
                at.skip();
            }
            textBytes += at.end() - start;
        }
    }

    void part() {
        if (++parts > mostParts) {
            throw Fault.tooMany("messages[].content", mostParts);
        }
    }

    int textBytes() {
        return textBytes;
    }

    void text(int bytes) {
        textBytes += bytes;
    }

    /// Counts the part of it that is the system's.
    void system(int bytes) {
        systemBytes += bytes;
    }

    void pictures(boolean image, boolean film) {
        images += image ? 1 : 0;
        video += film ? 1 : 0;
        if (images + video > MAX_IMAGES) {
            throw Fault.unsupported("messages", "has more than 100 images and videos");
        }
    }

    void sound(boolean there) {
        audio += there ? 1 : 0;
    }

    void file(boolean there) {
        files += there ? 1 : 0;
    }

    /// The turn was a human's: what tools gave lies before it.
    void spoken() {
        loop.spoken();
        human.close();
    }
}
