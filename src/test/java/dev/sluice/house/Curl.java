package dev.sluice.house;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `curl` command of a document as a request, so that a test needs no curl. Understands what our
/// documents use, and fails on everything else.
final class Curl {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private Curl() {}

    /// @param address gives the address of the running gateway for one of a document
    static HttpRequest request(String command, java.util.function.UnaryOperator<String> address) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String method = "GET";
        String body = null;
        Iterator<String> words = words(command).iterator();
        words.next();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-N", "-s", "-sS", "-i" -> {}
                case "-X" -> method = words.next();
                case "-d" -> body = words.next();
                case "-H" -> {
                    String[] header = words.next().split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case String url when url.startsWith("http://") ->
                        request.uri(URI.create(address.apply(url)));
                case String unknown ->
                        throw new IllegalArgumentException("'" + unknown + "' in: " + command);
            }
        }
        if (body != null) {
            method = method.equals("GET") ? "POST" : method;
        }
        return request.method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            for (int group = 1; group <= 3; group++) {
                if (word.group(group) != null) {
                    words.add(word.group(group));
                }
            }
        }
        return words;
    }
}
