package dev.sluice.dialect;

/// Writes images, sound and files as Gemini's `inlineData`. An address is refused: the provider
/// takes those of its own store alone, and the gateway fetches nothing.
final class GeminiMedia {

    private GeminiMedia() {}

    static void write(Bytes out, Value part, String param) {
        switch (part.get("type").text()) {
            case "image_url" -> {
                Value image = part.get("image_url");
                Value url = image.isObject() ? image.get("url") : image;
                inline(out, Media.of(url, param + ".image_url.url"), param + ".image_url.url");
            }
            case "input_audio" -> sound(out, part.get("input_audio"), param + ".input_audio");
            case "file" -> {
                Value data = part.get("file").get("file_data");
                if (!data.present()) {
                    throw Cannot.carry(param + ".file.file_id", "names a file stored elsewhere");
                }
                inline(out, Media.of(data, param + ".file.file_data"), param + ".file.file_data");
            }
            case "text" -> {}
            case String _ -> throw Cannot.carry(param + ".type", "is of another kind");
        }
    }

    private static void inline(Bytes out, Media media, String param) {
        if (media.isAddress()) {
            throw Cannot.image(
                    param, "is an address, which this provider does not fetch", "send a data: URL");
        }
        out.comma().put("{\"inlineData\":{\"mimeType\":").quoted(String.valueOf(media.type()));
        media.data(out.put(",\"data\":\"")).put("\"}}");
    }

    private static void sound(Bytes out, Value audio, String param) {
        String type =
                switch (audio.get("format").text()) {
                    case "wav" -> "audio/wav";
                    case "mp3" -> "audio/mp3";
                    case String _ -> throw Cannot.carry(param + ".format", "is not wav or mp3");
                };
        if (!audio.get("data").says()) {
            throw Cannot.read(param + ".data", "is empty", "send the sound in base64");
        }
        out.comma()
                .put("{\"inlineData\":{\"mimeType\":\"")
                .put(type)
                .put("\",\"data\":")
                .put(audio.get("data"))
                .put("}}");
    }
}
