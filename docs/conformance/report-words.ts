// The words of the conformance report around its table.
import type { Verdict } from './verdict.ts';

interface ReportWords {
  readonly title: string;
  readonly description: string;
  readonly intro: string;
  /** Above the table, where a run is recorded. */
  readonly run: (date: string, version: string, commit: string, environment: string) => string;
  readonly noRun: string;
  readonly tableHeading: string;
  readonly head: readonly string[];
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly noClause: string;
  readonly yourPage: string;
  readonly inspection: string;
  readonly tests: (count: number) => string;
  readonly evidenceHeading: string;
  readonly evidence: string;
  readonly notRun: string;
  readonly use: string;
}

const en: ReportWords = {
  title: 'Accessibility conformance report',
  description:
    'Every criterion of WCAG 2.2 A and AA with its clause of EN 301 549, what the widgets do, and the tests that prove it.',
  intro: `This page says what the five widgets, and the pages of the endpoint that a visitor meets, do about each success criterion of
[WCAG 2.2](https://www.w3.org/TR/WCAG22/), level A and AA. It is written by \`pnpm conformance\` from a table and from the results of the
tests that the table names; a renamed test breaks the build. A criterion one of whose tests failed or did not run is "not evaluated".

It is a report of the makers about themselves. No auditor and no user of assistive technology has confirmed it, and no screen reader was
tried: the tests read the browser's accessibility tree.

The clauses are those of EN 301 549 V3.2.1, chapter 9, which stands on WCAG 2.1. Criteria that are new in WCAG 2.2 have no clause there.`,
  run: (date, version, commit, environment) =>
    `**Run of ${date}**, \`@foyer/elements\` ${version}, commit \`${commit}\`, with ${environment}.`,
  noRun: `:::caution[No run is recorded yet]
The table says what is claimed. Its tests exist, but their results are not on record. \`pnpm conformance\` runs them and writes this page anew.
:::`,
  tableHeading: 'Criteria',
  head: ['criterion', 'EN 301 549', 'level', 'conformance', 'remarks', 'evidence'],
  verdicts: {
    supports: 'supports',
    partially: 'partially supports',
    'does-not-apply': 'does not apply',
    'not-evaluated': 'not evaluated',
  },
  noClause: 'none',
  yourPage: 'Your page',
  inspection: 'inspection of the code, no test',
  tests: (count) => (count === 1 ? '1 test' : `${count} tests`),
  evidenceHeading: 'Evidence',
  evidence:
    'The tests behind each criterion, as they are called in the repository, with the engines in which they passed.',
  notRun: 'not run',
  use: `## For your own statement

Foyer is a part of your page. A report on your page, or the information that the European Accessibility Act (in Germany § 14 and Annex 3
BFSG) asks for, is yours to write; this is an aid and no legal advice.

1. **Take over the rows** of the widgets that you use, with the date above, as what the maker of a component reports.
2. **Do what "Your page" says** in these rows, and say that you did it.
3. **Test your page as a whole**: title, language, headings, skip link, navigation, contrast of your colors, alternative texts, zoom. Clause
   9.6 of EN 301 549 asks for whole pages and whole processes, so for the page with the widget on it, up to the mail and the page behind its link.
4. **Describe your service** and how it is used, in an accessible form and not only in your terms; name the standard that you applied and
   what is still missing, and the authority that supervises it.
5. **Give a way to report barriers** that needs no form: a phone number and an address. The contact card shows both beside it.

Public bodies need a declaration in the form that their law prescribes (in Germany § 12b BGG); this table is no substitute for it.`,
};

const de: ReportWords = {
  title: 'Konformitätsbericht zur Barrierefreiheit',
  description:
    'Jedes Kriterium der WCAG 2.2 A und AA mit seiner Klausel der EN 301 549, was die Widgets tun und welche Tests es belegen.',
  intro: `Diese Seite sagt, was die fünf Widgets und jene Seiten des Endpunkts, die man als Besucher sieht, zu jedem Erfolgskriterium der
[WCAG 2.2](https://www.w3.org/TR/WCAG22/) auf Stufe A und AA tun. \`pnpm conformance\` schreibt sie aus einer Tabelle und den Ergebnissen der
Tests, die diese nennt; ein umbenannter Test lässt den Bau scheitern. Ein Kriterium, von dem ein Test scheiterte oder nicht lief, ist „nicht bewertet“.

Es ist ein Bericht der Hersteller über sich selbst. Keine Prüfstelle und niemand, der Hilfsmittel nutzt, hat ihn bestätigt, und kein
Screenreader wurde ausprobiert: Die Tests lesen den Accessibility-Baum des Browsers.

Die Klauseln sind die der EN 301 549 V3.2.1, Kapitel 9, die auf WCAG 2.1 beruht. Kriterien, die in WCAG 2.2 neu sind, haben dort keine. Die
deutschen Namen folgen der autorisierten Übersetzung der WCAG 2.0; jüngere Kriterien tragen gebräuchliche Namen.`,
  run: (date, version, commit, environment) =>
    `**Lauf vom ${date}**, \`@foyer/elements\` ${version}, Commit \`${commit}\`, mit ${environment}.`,
  noRun: `:::caution[Noch ist kein Lauf festgehalten]
Die Tabelle sagt, was behauptet wird. Die Tests dazu gibt es, doch ihre Ergebnisse sind nicht festgehalten. \`pnpm conformance\` führt sie aus und schreibt diese Seite neu.
:::`,
  tableHeading: 'Kriterien',
  head: ['Kriterium', 'EN 301 549', 'Stufe', 'Konformität', 'Bemerkungen', 'Beleg'],
  verdicts: {
    supports: 'erfüllt',
    partially: 'teilweise erfüllt',
    'does-not-apply': 'nicht anwendbar',
    'not-evaluated': 'nicht bewertet',
  },
  noClause: 'keine',
  yourPage: 'Ihre Seite',
  inspection: 'Durchsicht des Codes, kein Test',
  tests: (count) => (count === 1 ? '1 Test' : `${count} Tests`),
  evidenceHeading: 'Belege',
  evidence: 'Die Tests hinter jedem Kriterium, wie sie im Repository heißen, mit den Engines, in denen sie bestanden.',
  notRun: 'nicht gelaufen',
  use: `## Für Ihre eigene Erklärung

Foyer ist ein Teil Ihrer Seite. Einen Bericht über Ihre Seite, oder die Angaben, die das Barrierefreiheitsstärkungsgesetz verlangt (§ 14 und
Anlage 3 BFSG, nach dem European Accessibility Act), schreiben Sie selbst; dies ist eine Hilfe und keine Rechtsberatung.

1. **Übernehmen Sie die Zeilen** der Widgets, die Sie einsetzen, mit dem Datum oben, als Angabe des Herstellers einer Komponente.
2. **Tun Sie, was unter „Ihre Seite“ steht**, und sagen Sie, dass Sie es getan haben.
3. **Prüfen Sie Ihre Seite als Ganzes**: Titel, Sprache, Überschriften, Sprunglink, Navigation, Kontrast Ihrer Farben, Alternativtexte, Zoom. Klausel
   9.6 der EN 301 549 verlangt ganze Seiten und ganze Abläufe, also die Seite mit dem Widget darauf, bis zur Mail und der Seite hinter ihrem Link.
4. **Beschreiben Sie Ihre Dienstleistung** und wie man sie nutzt, in barrierefreier Form und nicht nur in den AGB; nennen Sie die angewandte Norm, was noch
   fehlt, und die zuständige Marktüberwachungsbehörde.
5. **Bieten Sie einen Weg, Barrieren zu melden**, der kein Formular braucht: Telefonnummer und Anschrift. Die Kontaktkarte zeigt beides daneben.

Öffentliche Stellen brauchen eine Erklärung in der Form, die ihr Gesetz vorschreibt (im Bund § 12b BGG); diese Tabelle ersetzt sie nicht.`,
};

export const reportWords = { en, de } as const;
