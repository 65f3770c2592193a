package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/// Gathers what a reranking asks (openai-wire RANK-1): a query and the texts to put in order. One
/// per request.
final class Documents {

    private static final Keys.Known DOCUMENT = Keys.Known.of("text");

    private boolean asked;
    private int documents;
    private int textBytes;

    /// What is needed and was not said; null when nothing is.
    @Nullable String missing() {
        if (asked && documents > 0) {
            return null;
        }
        return asked ? "documents" : "query";
    }

    Content content() {
        return new Content(documents, 0, 0, 0, 0, 0, 0, textBytes, 0);
    }

    /// Takes a member that only reranking has; false for any other.
    boolean member(String key, Cursor at) {
        switch (key) {
            case "query" -> query(at);
            case "documents" -> documents(at);
            case "top_n" -> {
                if (!at.isNull()) {
                    at.integer(1, Integer.MAX_VALUE);
                }
            }
            case "return_documents" -> {
                if (!at.isNull()) {
                    at.truth();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void query(Cursor at) {
        text(at, "a string");
        asked = true;
    }

    private void documents(Cursor at) {
        at.array("strings or of objects with a text");
        while (at.next() != JsonToken.END_ARRAY) {
            documents++;
            if (at.token() == JsonToken.START_OBJECT) {
                document(at);
            } else {
                text(at, "a string or an object with a text");
            }
        }
        if (documents == 0) {
            throw Fault.at("documents", "is empty; send at least one document");
        }
    }

    private void document(Cursor at) {
        int object = at.enter();
        boolean said = false;
        for (String key = at.key(object, DOCUMENT); key != null; key = at.key(object, DOCUMENT)) {
            if (key.equals("text")) {
                text(at, "a string");
                said = true;
            } else {
                at.skip();
            }
        }
        if (!said) {
            throw at.wrong("an object with a text");
        }
    }

    private void text(Cursor at, String expected) {
        if (at.token() != JsonToken.VALUE_STRING) {
            throw at.wrong(expected);
        }
        textBytes += at.skip() - 2;
    }
}
