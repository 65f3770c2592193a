import { en, type Key } from "./en";
import { ko } from "./ko";

export type { Key };
export type Language = "en" | "ko";
export const LANGUAGES: Record<Language, string> = { en: "English", ko: "한국어" };
const TEXTS: Record<Language, Record<Key, string>> = { en, ko };

/** The text with its places filled; a place nobody fills stays visible, to be found. */
export function say(language: Language, key: Key, parts: Record<string, string | number> = {}): string {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (place, name: string) => String(parts[name] ?? place));
}

/** For words that come from the gateway: their text where there is one, else themselves. */
export function known(language: Language, prefix: string, word: string, parts: Record<string, string | number> = {}): string {
  const key = `${prefix}.${word}`;
  return Object.hasOwn(en, key) ? say(language, key as Key, parts) : word;
}

export function preferred(wanted: readonly string[]): Language {
  const first = wanted.map((one) => one.slice(0, 2)).find((one) => one === "en" || one === "ko");
  return first === "ko" ? "ko" : "en";
}
