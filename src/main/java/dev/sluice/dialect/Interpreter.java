package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.AskReader;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// Stands between a caller who speaks Anthropic's Messages and a dialect that does not: says the
/// request as a chat in OpenAI's form, which every dialect takes, and the answer back. So a dialect
/// need not know that there are such callers, and each attempt begins with the caller's own bytes.
public final class Interpreter implements Dialect {

    private final Dialect dialect;
    private final AskReader reader = new AskReader();

    private Interpreter(Dialect dialect) {
        this.dialect = dialect;
    }

    /// The dialect itself when it needs none.
    public static Dialect of(Dialect dialect) {
        return dialect.speaks(Endpoint.MESSAGES) ? dialect : new Interpreter(dialect);
    }

    /// A whole answer in Anthropic's words, said in OpenAI's; as it is when it cannot be read.
    public static Buffer chat(Ask ask, Buffer message) {
        Translated chat =
                new Translated(ask, new AnthropicReading(null, ""), 0, Deviation.Naming.AS_IS);
        return chat.whole(message) instanceof Verdict.Answer(Buffer told) ? told : message;
    }

    /// What a caller was told, whole or streamed, as one whole chat in OpenAI's words; as it is
    /// when it cannot be read.
    public static byte[] told(Ask ask, byte[] answer) {
        Buffer said = Buffer.buffer(answer);
        if (!ask.endpoint().anthropic()) {
            return Gathered.answer(answer);
        }
        if (!ask.streams()) {
            return chat(ask, said).getBytes();
        }
        Translated chat =
                new Translated(ask, new AnthropicReading(null, ""), 0, Deviation.Naming.AS_IS);
        Buffer chunks = Buffer.buffer().appendBuffer(chat.feed(said)).appendBuffer(chat.finish());
        return Gathered.answer(chunks.getBytes());
    }

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public boolean speaks(Endpoint endpoint) {
        return dialect.speaks(endpoint == Endpoint.MESSAGES ? Endpoint.CHAT : endpoint);
    }

    @Override
    public Dialect forTeam(String team) {
        Dialect theirs = dialect.forTeam(team);
        return theirs.equals(dialect) ? this : new Interpreter(theirs);
    }

    @Override
    public Outbound encode(Ask ask, Model model, Patch patch) {
        if (ask.endpoint() != Endpoint.MESSAGES) {
            return dialect.encode(ask, model, patch);
        }
        boolean plain = dialect.name().equals("openai");
        MessagesRequest asked = new MessagesRequest(ask, model, plain);
        Outbound sent = dialect.encode(retold(ask, reader.retold(asked.write())), model, patch);
        List<String> dropped = new ArrayList<>(asked.dropped());
        for (String name : sent.dropped()) {
            String known = MessagesMembers.callersName(name);
            if (!known.isEmpty() && !dropped.contains(known)) {
                dropped.add(known);
            }
        }
        return new Outbound(sent.path(), sent.headers(), sent.body(), dropped, sent.instead());
    }

    /// It is still the caller's conversation, known by the same words in each of its forms.
    private static Ask retold(Ask ask, Ask chat) {
        return new Ask(
                Endpoint.CHAT,
                chat.model(),
                chat.streams(),
                chat.usageWish(),
                chat.options(),
                chat.content(),
                ask.text(),
                chat.body());
    }

    /// The chat's answer is read by the upstream's name of the model, so that nobody renames it on
    /// the way, and with its usage.
    @Override
    public Transcript transcript(Ask ask, Model model) {
        if (ask.endpoint() != Endpoint.MESSAGES) {
            return dialect.transcript(ask, model);
        }
        Ask chat =
                new Ask(
                        Endpoint.CHAT,
                        model.upstream(),
                        ask.streams(),
                        Ask.UsageWish.YES,
                        ask.options(),
                        ask.content(),
                        ask.text(),
                        ask.body());
        return new Interpretation(ask, dialect.transcript(chat, model));
    }
}
