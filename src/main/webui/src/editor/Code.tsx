// CodeMirror in a shadow root: there it keeps its styles in adopted sheets, which the content security policy lets be.

import { autocompletion, closeBrackets, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Text } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Problem } from "../api/types";
import { usePreferences } from "../app/preferences";
import { PHRASES } from "./phrases";
import { keys, type Schema, says, spot, values } from "./schema";

const THEME = EditorView.theme({
  "&": { height: "min(34rem, 70vh)", fontSize: "14px", color: "var(--ink)", backgroundColor: "var(--card)", border: "1px solid var(--line)", borderRadius: "6px" },
  "&.cm-focused": { outline: "3px solid var(--accent)" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace', lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--soft)", color: "var(--faint)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 8%, transparent)" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 30%, transparent)" },
  ".cm-tooltip": { backgroundColor: "var(--card)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px", maxWidth: "34rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-ink)" },
  ".cm-says": { padding: "0.3rem 0.6rem" },
  ".cm-panels": { backgroundColor: "var(--soft)", color: "var(--ink)" },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
  { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--reasoning)" },
  { tag: [tags.number, tags.bool, tags.keyword], color: "var(--warn)" },
]);

function linesOf(doc: Text): string[] {
  return doc.toString().split("\n");
}

function complete(schema: Schema) {
  return (at: CompletionContext) => {
    const line = at.state.doc.lineAt(at.pos);
    const word = at.matchBefore(/[\w./-]*/);
    if (!word || (word.from === word.to && !at.explicit)) return null;
    const { path, key } = spot(linesOf(at.state.doc), line.number - 1, at.pos - line.from);
    const options = key === null
      ? keys(schema, path).map(({ name, says: info }) => ({ label: name, apply: `${name}: `, type: "property", ...(info ? { info } : {}) }))
      : values(schema, path, key).map((label) => ({ label, type: "enum" }));
    return options.length === 0 ? null : { from: word.from, options, validFor: /^[\w./-]*$/ };
  };
}

function hover(schema: Schema) {
  return hoverTooltip((view, pos) => {
    const line = view.state.doc.lineAt(pos);
    const word = view.state.wordAt(pos);
    if (!word) return null;
    const whole = /[\w-]+$/.exec(line.text.slice(0, word.to - line.from))?.[0] ?? "";
    const rest = /^[\w-]*/.exec(line.text.slice(word.to - line.from))?.[0] ?? "";
    const { path } = spot(linesOf(view.state.doc), line.number - 1, word.from - line.from);
    const text = says(schema, path, whole + rest);
    if (!text) return null;
    return { pos: word.from, end: word.to, above: true, create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-says";
      dom.textContent = text;
      return { dom };
    } };
  });
}

/** At the line the loader names; one without a line, or beyond the text, is told at the first. */
export function diagnostics(doc: Text, problems: readonly Problem[], severity: "error" | "warning"): Diagnostic[] {
  return problems.map((problem) => {
    const line = doc.line(problem.line >= 1 && problem.line <= doc.lines ? problem.line : 1);
    const from = line.from + (/\S/.exec(line.text)?.index ?? 0);
    return { from, to: Math.max(from, line.to), severity, message: problem.path ? `${problem.path}: ${problem.message}` : problem.message };
  });
}

export interface CodeProps {
  label: string; text: string; readOnly: boolean; schema: Schema; problems: readonly Problem[]; warnings: readonly Problem[];
  /** A line to show, with a number that changes each time it is asked for. */
  goTo: { line: number; asked: number } | null;
  onChange: (text: string) => void;
}

export default function Code({ label, text, readOnly, schema, problems, warnings, goTo, onChange }: CodeProps) {
  const { language } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  // A text that comes from outside is no edit.
  const taking = useRef(false);

  useEffect(() => {
    const host = place.current;
    if (!host) return;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const made = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), highlightSelectionMatches(),
          yaml(), indentUnit.of("  "), syntaxHighlighting(COLOURS), THEME, lintGutter(),
          autocompletion({ override: [complete(schema)] }), hover(schema),
          keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
          EditorState.readOnly.of(readOnly),
          EditorState.phrases.of(PHRASES[language]),
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.updateListener.of((update) => { if (update.docChanged && !taking.current) changed.current(update.state.doc.toString()); }),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
    // A new file is a new editor (its key); a text that comes from outside is taken below.
  }, [schema, readOnly, label, language]);

  // At once, so that a text of the keystroke before never comes after the next one.
  useLayoutEffect(() => {
    const made = view.current;
    if (!made || made.state.doc.toString() === text) return;
    taking.current = true;
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: text } });
    taking.current = false;
  }, [text]);

  useEffect(() => {
    const made = view.current;
    if (!made) return;
    const all = [...diagnostics(made.state.doc, problems, "error"), ...diagnostics(made.state.doc, warnings, "warning")];
    made.dispatch(setDiagnostics(made.state, all.sort((a, b) => a.from - b.from)));
  }, [problems, warnings, schema, readOnly, label, language]);

  useEffect(() => {
    const made = view.current;
    if (!made || !goTo) return;
    const line = made.state.doc.line(Math.min(Math.max(goTo.line, 1), made.state.doc.lines));
    made.dispatch({ selection: { anchor: line.from }, scrollIntoView: true });
    made.focus();
  }, [goTo]);

  return <div ref={place} className="code" />;
}
