// The gateway tells in English sentences why a call went where it went, where a threshold comes from and what a replay
// found idle. These are its sentences, in Korean.

import { known } from "./texts";

const tier = (word: string) => known("ko", "tier", word);
const features = (list: string) => list.split(", ").map((one) => known("ko", "feature", one)).join(", ");

const until = (time: string) => (time === "no foreseeable time" ? "알 수 없음" : time);
const bounds = (band: string) => band.replaceAll(" to ", "~");

const SENTENCES: [RegExp, (...parts: string[]) => string][] = [
  [/^the caller named this model$/, () => "호출자가 이 모델을 지정했습니다"],
  [/^no candidate is left$/, () => "남은 후보가 없습니다"],
  [/^no such model for this team$/, () => "이 팀이 쓸 수 있는 그런 모델이 없습니다"],
  [/^a rule of the team denies$/, () => "팀의 규칙이 거부합니다"],
  [/^too close to call, and our own servers are idle: nothing runs$/, () => "판단하기 어렵고 자체 서버가 쉬고 있습니다: 실행 중인 요청 없음"],
  [/^too close to call, and our own servers are idle: first token in (.+)$/, (time = "") => `판단하기 어렵고 자체 서버에 여유가 있습니다: 첫 토큰 예상 ${until(time)}`],
  [/^our own servers would speak in (.+), later than the (.+) promised$/, (time = "", promised = "") => `자체 서버의 첫 토큰 예상 시간(${until(time)})이 약속한 시간(${until(promised)})보다 깁니다`],
  [/^(.+); max_tokens raised from (\d+) to (\d+) for the team$/, (rest = "", from = "", to = "") => `${because("ko", rest)}; 팀 설정에 따라 max_tokens를 ${from}에서 ${to}(으)로 올렸습니다`],
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
  [/^solved for (\S+) at load$/, (target = "") => `${target}에 맞춰 시작할 때 구함`],
  [/^solved for (\S+) on (.+): share (.+), expected PGR (.+)$/, (target = "", scores = "", part = "", gain = "") =>
    `${target}에 맞춰 ${because("ko", scores)}로 구함: 비율 ${bounds(part)}, 예상 PGR ${bounds(gain)}`],
  [/^([\d,]+) recent scores$/, (n = "") => `최근 점수 ${n}개`],
  [/^the reference scores of (.+)$/, (artifact = "") => `${artifact}의 기준 점수`],
  [/^(.+): (fast|reasoning) gets none of (\d+)$/, (route = "", one = "", n = "") => `${route}: 호출 ${n}개 가운데 ${tier(one)} 티어로 가는 것이 없습니다`],
  [/^(.+): shadowed in all (\d+) calls, by (.*)$/, (rule = "", n = "", by = "") => `${rule}: 호출 ${n}개 모두를 ${by}이(가) 먼저 정했습니다`],
  [/^(.+): dead, applied to none of (\d+) calls$/, (rule = "", n = "") => `${rule}: 물어본 호출 ${n}개 중 어디에도 적용되지 않았습니다`],
  [/^team (.+) is not in this configuration$/, (team = "") => `${team} 팀이 이 설정에 없습니다`],
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
