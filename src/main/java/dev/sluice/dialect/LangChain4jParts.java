package dev.sluice.dialect;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// What a user shows, in LangChain4j's words. An image must be data, because LangChain4j would
/// fetch an address, and the gateway fetches nothing (openai-wire IMG-2).
final class LangChain4jParts {

    private LangChain4jParts() {}

    static List<Content> of(Value content, String param) {
        List<Content> parts = new ArrayList<>();
        int i = 0;
        for (Value part : Roles.parts(content)) {
            String at = param + ".content[" + i++ + "]";
            Value text = Roles.words(part);
            if (text.isString()) {
                if (!Roles.isBlank(text)) {
                    parts.add(TextContent.from(text.text()));
                }
            } else if (part.get("type").is("image_url")) {
                parts.add(image(part.get("image_url").get("url"), at + ".image_url.url"));
            } else {
                throw Cannot.carry(at, "is neither text nor image");
            }
        }
        return parts;
    }

    private static Content image(Value url, String param) {
        Media image = Media.of(url, param);
        if (image.isAddress()) {
            throw Cannot.image(
                    param, "is an address, which this provider does not take", "send a data: URL");
        }
        String data = Base64.getEncoder().encodeToString(image.bytes(param));
        String type = String.valueOf(image.type());
        return ImageContent.from(Image.builder().base64Data(data).mimeType(type).build());
    }
}
