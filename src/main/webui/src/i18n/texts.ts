import { en, type Key } from "./en";
import { ko } from "./ko";
import { WORDS } from "./words";

export type { Key };
export type Language = "en" | "ko";
export const LANGUAGES: Record<Language, string> = { en: "English", ko: "한국어" };
const TEXTS: Record<Language, Record<Key, string>> = { en, ko };

/** `{n}` is filled in, `{n:call|calls}` is what comes of one and of many. */
const PLACE = /\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g;

/** The text with its places filled; a place nobody fills stays visible, to be found. */
export function say(language: Language, key: Key, parts: Record<string, string | number> = {}): string {
  return TEXTS[language][key].replace(PLACE, (place, name: string, one?: string, many?: string) => {
    const part = parts[name];
    if (part === undefined) return place;
    return one === undefined || many === undefined ? String(part) : String(part) === "1" ? one : many;
  });
}

/** For words that come from the gateway: their text where there is one, else themselves. */
export function known(language: Language, prefix: string, word: string, parts: Record<string, string | number> = {}): string {
  const key = `${prefix}.${word}`;
  if (Object.hasOwn(en, key)) return say(language, key as Key, parts);
  const words = Object.hasOwn(WORDS, prefix) ? WORDS[prefix] : undefined;
  const both = words && Object.hasOwn(words, word) ? words[word] : undefined;
  return both ? both[language === "en" ? 0 : 1] : word;
}

export function preferred(wanted: readonly string[]): Language {
  const first = wanted.map((one) => one.slice(0, 2)).find((one) => one === "en" || one === "ko");
  return first === "ko" ? "ko" : "en";
}
