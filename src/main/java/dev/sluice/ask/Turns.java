package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;

/// Reads a conversation in OpenAI's form, while a [Cursor] walks over `messages`. One per request.
final class Turns implements Conversation.Form {

    /// A limit of security.md section 6.
    private static final int MAX_PARTS = 500;

    private static final String[] ROLES =
            "user assistant system tool developer function".split(" ");
    private static final String[] PARTS =
            "text image_url input_audio file refusal video_url audio_url".split(" ");
    private static final Keys.Known MESSAGE =
            Keys.Known.of("role", "content", "name", "tool_calls", "tool_call_id", "function_call");
    private static final Keys.Known PART =
            Keys.Known.of(
                    "type text refusal file image_url video_url audio_url input_audio".split(" "));
    private static final Keys.Known TOOL = Keys.Known.of("type", "function", "custom");

    final Conversation said;

    /// @param accepted whether its length was looked at before
    Turns(boolean accepted) {
        said = new Conversation(MAX_PARTS, accepted);
    }

    void messages(Cursor at) {
        said.messages(at, this);
    }

    void tools(Cursor at) {
        said.tools(at, TOOL);
    }

    @Override
    public void message(Cursor at) {
        int before = said.textBytes();
        String role = "";
        int object = at.enter();
        for (String key = at.key(object, MESSAGE); key != null; key = at.key(object, MESSAGE)) {
            switch (key) {
                case "role" -> role = at.word(ROLES);
                case "content" -> content(at);
                case "tool_calls", "function_call" -> said.text(at.isNull() ? 0 : at.skip());
                default -> at.skip();
            }
        }
        switch (role) {
            case "user" -> {
                if (said.human.spoke()) {
                    said.spoken();
                }
            }
            case "system", "developer" -> said.system(said.textBytes() - before);
            case "tool", "function" -> said.loop.result(at.bytes());
            default -> {}
        }
    }

    private void content(Cursor at) {
        int start = at.start();
        switch (at.token()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> text(at);
            case START_ARRAY -> {
                while (at.next() != JsonToken.END_ARRAY) {
                    said.part();
                    part(at);
                }
            }
            default -> throw at.wrong("a string, null or an array of parts");
        }
        said.loop.lies(start, at.end());
    }

    private void text(Cursor at) {
        int start = at.start() + 1;
        int end = at.end() - 1;
        said.text(end - start);
        said.human.add(at, start, end);
    }

    private void part(Cursor at) {
        if (at.token() == JsonToken.VALUE_STRING) {
            text(at);
            return;
        }
        String type = "";
        int start = 0;
        int end = 0;
        boolean image = false;
        boolean video = false;
        boolean sound = false;
        boolean file = false;
        int object = at.enter();
        for (String key = at.key(object, PART); key != null; key = at.key(object, PART)) {
            switch (key) {
                case "type" -> type = at.word(PARTS);
                case "text", "refusal" -> {
                    end = at.isNull() ? 0 : Conversation.textEnd(at);
                    start = end == 0 ? 0 : at.start() + 1;
                }
                case "image_url" -> image |= Source.shown(at);
                case "video_url" -> video |= Source.shown(at);
                case "audio_url", "input_audio" -> sound |= Source.shown(at);
                case "file" -> file |= Source.shown(at);
                default -> at.skip();
            }
        }
        said.text(end - start);
        if (type.equals("text")) {
            said.human.add(at, start, end);
        }
        said.file(file || type.equals("file"));
        said.pictures(image || type.equals("image_url"), video || type.equals("video_url"));
        said.sound(sound || type.equals("audio_url") || type.equals("input_audio"));
    }
}
