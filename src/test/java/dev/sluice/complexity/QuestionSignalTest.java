package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Glyphs;
import dev.sluice.kit.Requests;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;

/// An example of a [Signal], and of how one is tested.
class QuestionSignalTest extends SignalContract {

    @Override
    protected Signal signal() {
        return new QuestionSignal();
    }

    @Override
    protected List<Ask> asks() {
        return List.of(Requests.saying("why?"), Requests.saying("do it"), Requests.saying("???"));
    }

    /// The more questions, the harder. Works off the event loop, as a slow one must.
    record QuestionSignal() implements Signal {

        @Override
        public String name() {
            return "questions";
        }

        @Override
        public Uni<Reading> read(Ask ask, long deadlineNanos) {
            return Uni.createFrom()
                    .item(() -> new Reading(share(ask.text().glyphs())))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        }

        private static double share(Glyphs glyphs) {
            int questions = 0;
            for (int glyph = glyphs.next(); glyph >= 0; glyph = glyphs.next()) {
                questions += glyph == '?' ? 1 : 0;
            }
            return questions / (questions + 2.0);
        }
    }
}
