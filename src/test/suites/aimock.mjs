// aimock on one port, with replies to rerank and embeddings, which its command line cannot load.
// usage: node aimock.mjs FOLDER_WITH_NODE_MODULES FOLDER_WITH_FIXTURES PORT [KEY]; with a key it takes no other.
import { createRequire } from "node:module";
import path from "node:path";

const [folder, fixtures, port, key] = process.argv.slice(2);
const { LLMock } = createRequire(path.resolve(folder, "package.json"))("@copilotkit/aimock");
const mock = new LLMock({ host: "127.0.0.1", port: Number(port), strict: true, logLevel: "warn", ...(key && { auth: { apiKeys: [key] } }) });
mock.loadFixtureDir(fixtures);
mock.onRerank("red fox", [{ index: 1, relevance_score: 0.9 }, { index: 0, relevance_score: 0.1 }]);
mock.onEmbedding("one 둘", { embedding: [0.1, -0.2, 1, 3e-8, 0.30000001] });
await mock.start();
