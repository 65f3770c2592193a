import type { Change, Replayed as Told } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { because } from "../i18n/because";
import { Card, When } from "../parts/basics";
import { type Column, Table } from "../parts/Table";

/** One side of a change as a replay writes it: a reason, and the rule it comes from. */
const REASON = /^(\w+)(?: by (.+))?$/;

type Group = Told["changed"]["groups"][number];
type Request = Told["changed"]["requests"][number];

/** What recorded calls would do under the unsaved text. */
export function Replayed({ of }: { of: Told }) {
  const { t, word, language, count, share, money, duration } = usePreferences();
  const place = (told: string) => told.replace(/^\w+/, (tier) => word("tier", tier));
  const side = (told: string) => {
    const [, reason, rule] = REASON.exec(told) ?? [];
    if (!reason) return because(language, told);
    return rule ? t("replay.by", { x: word("reason", reason), rule }) : word("reason", reason);
  };
  const why = (told: string) => told.split(" -> ").map(side).join(" → ");
  const said = (lines: string[]) => lines.map((line) => because(language, line));
  const { changed } = of;
  const part = (n: number) => `${share(of.records ? n / of.records : null)} (${count(n)})`;
  const groups: Column<Group>[] = [
    { key: "n", title: t("replay.calls"), number: true, cell: (row) => count(row.records), by: (row) => row.records },
    { key: "from", title: t("replay.from"), cell: (row) => place(row.from) }, { key: "to", title: t("replay.to"), cell: (row) => place(row.to) },
    { key: "why", title: t("replay.why"), cell: (row) => why(row.why) },
  ];
  const requests: Column<Request>[] = [
    { key: "id", title: t("decision.title"), cell: (row) => <Link href={to(["decisions", row.id])}>{row.id}</Link> },
    { key: "from", title: t("replay.from"), cell: (row) => place(row.from) }, { key: "to", title: t("replay.to"), cell: (row) => place(row.to) },
    { key: "why", title: t("replay.why"), cell: (row) => why(row.why) },
  ];
  return (
    <Card wide title={t("replay.records", { n: count(of.records), m: count(changed.records) })}>
      <p className="faint">{t("replay.span")} <When at={of.from_at} whole /> – <When at={of.until_at} whole /></p>
      {of.older > 0 && <p className="note warn">{t("replay.older", { n: count(of.older), cmd: "./sluice replay --log" })}</p>}
      <div className="scroll">
        <table>
          <thead><tr><th scope="col">{t("replay.tier")}</th><th scope="col" className="number">{t("replay.before")}</th><th scope="col" className="number">{t("replay.after")}</th></tr></thead>
          <tbody>
            {of.tiers.map((one) => <tr key={one.tier}><th scope="row">{word("tier", one.tier)}</th><td className="number">{part(one.before)}</td><td className="number">{part(one.after)}</td></tr>)}
            <Turn name={t("replay.cost")} of={of.cost_micros} shape={money} />
            <Turn name={t("replay.p95")} of={of.p95_ms} shape={duration} />
          </tbody>
        </table>
      </div>
      {changed.records === 0 ? <p>{t("replay.none")}</p> : (
        <>
          <h3>{t("replay.changed")}</h3>
          <Table label={t("replay.changed")} columns={groups} rows={changed.groups} id={(row) => `${row.from} ${row.to} ${row.why}`} order={{ key: "n", down: true }} />
          {changed.kinds > changed.groups.length && <p className="faint">{t("replay.kinds", { n: count(changed.groups.length), m: count(changed.kinds) })}</p>}
          <h3>{t("replay.requests")}</h3>
          <Table tall label={t("replay.requests")} columns={requests} rows={changed.requests} id={(row) => row.id} />
          {changed.more && <p className="faint">{t("replay.more")}</p>}
        </>
      )}
      <Lines title={t("replay.idle")} of={said(of.idle_rules)} />
      <Lines title={t("replay.silent")} of={said(of.silent_tiers)} />
      <Lines title={t("replay.estimates")} of={of.estimates.map((one) =>
        `${word("method", one.method)}: ${one.value === null ? t("replay.nodata", { n: count(Math.round(one.size)) })
          : t("replay.estimate", { x: share(one.value), low: share(one.low), high: share(one.high), n: count(Math.round(one.size)) })}${one.unseen > 0 ? t("replay.unseen", { n: count(one.unseen) }) : ""}`)} />
      <Lines title={t("editor.advice")} of={of.warnings.map((one) => (typeof one === "string" ? one : `${one.file}:${one.line} ${one.message}`))} />
    </Card>
  );
}

function Turn({ name, of, shape }: { name: string; of: Change; shape: (value: number) => string }) {
  const { t, count } = usePreferences();
  return (
    <tr>
      <th scope="row">{name}{of.unknown > 0 && <span className="faint"> · {t("replay.unknown", { n: count(of.unknown) })}</span>}</th>
      <td className="number">{shape(of.before)}</td><td className="number">{shape(of.after)}</td>
    </tr>
  );
}

function Lines({ title, of }: { title: string; of: string[] }) {
  if (of.length === 0) return null;
  return <><h3>{title}</h3><ul>{of.map((line) => <li key={line}>{line}</li>)}</ul></>;
}
