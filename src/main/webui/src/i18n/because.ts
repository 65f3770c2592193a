// The gateway tells in an English sentence why a call went where it went. These are its sentences, in Korean.

import { known } from "./texts";

const tier = (word: string) => known("ko", "tier", word);
const features = (list: string) => list.split(", ").map((one) => known("ko", "feature", one)).join(", ");

const SENTENCES: [RegExp, (...parts: string[]) => string][] = [
  [/^the caller named this model$/, () => "호출자가 이 모델을 지정했습니다"],
  [/^no candidate is left$/, () => "남은 후보가 없습니다"],
  [/^no such model for this team$/, () => "이 팀이 쓸 수 있는 그런 모델이 없습니다"],
  [/^only the (\w+) tier can carry this request$/, (one = "") => `${tier(one)} 티어만 이 요청을 처리할 수 있습니다`],
  [/^x-sluice-tier asks for reasoning$/, () => "x-sluice-tier가 추론을 요청합니다"],
  [/^reasoning_effort asks for the (\w+) tier$/, (one = "") => `reasoning_effort가 ${tier(one)} 티어를 요청합니다`],
  [/^nothing was weighed; (\w+) by default$/, (one = "") => `평가하지 않아 기본값인 ${tier(one)} 티어입니다`],
  [/^fast, since max_tokens leaves no room to reason$/, () => "max_tokens에 추론할 여유가 없어 빠른 답입니다"],
  [/^(\S+) has one tier$/, (path = "") => `${path}에는 티어가 하나입니다`],
  [/^rule (.*) chose (\S+)$/, (rule = "", one = "") => `규칙 ${rule}이(가) ${tier(one)}을(를) 골랐습니다`],
  [/^explored: drawn at random instead of (\w+)$/, (one = "") => `탐색: ${tier(one)} 대신 무작위로 뽑았습니다`],
  [/^stays with the model that its tool calls or thoughts came from$/, () => "도구 호출이나 생각을 낸 모델에 머뭅니다"],
  [/^score ([\d.]+)$/, (score = "") => `점수 ${score}`],
  [/^score ([\d.]+): (.*)$/, (score = "", list = "") => `점수 ${score}: ${features(list)}`],
  [/^score ([\d.]+) is too close to call$/, (score = "") => `점수 ${score}로는 판단하기 어렵습니다`],
  [/^score ([\d.]+) is too close to call: (.*)$/, (score = "", list = "") => `점수 ${score}로는 판단하기 어렵습니다: ${features(list)}`],
];

/** In the reader's language where the sentence is known; else as the gateway said it. */
export function because(language: string, sentence: string): string {
  if (language !== "ko") return sentence;
  for (const [like, says] of SENTENCES) {
    const found = like.exec(sentence);
    if (found) return says(...found.slice(1));
  }
  return sentence;
}
