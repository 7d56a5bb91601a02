// The page of the docs. Knows no file: what it prints is compared with what is on record.
import { clauseOf, type Criterion, type Evidence } from './criterion.ts';
import type { Outcomes } from './evidence.ts';
import { reportWords } from './report-words.ts';
import { keyOf, type RecordedRun, verdictOf } from './verdict.ts';

export type Language = keyof typeof reportWords;

/** @param run undefined where none is on record */
export function printReport(language: Language, criteria: readonly Criterion[], run: RecordedRun | undefined): string {
  const words = reportWords[language];
  const rows = criteria.map((criterion) => rowOf(language, criterion, run));
  const proved = criteria.filter(({ tests }) => tests);
  const lists = proved.map((criterion) => evidenceOf(language, criterion, run));
  return `${[
    `---\ntitle: ${words.title}\ndescription: ${words.description}\ntableOfContents:\n  maxHeadingLevel: 2\n---`,
    words.intro,
    run ? sayRun(language, run) : words.noRun,
    `## ${words.tableHeading}`,
    summary(language, criteria, run),
    [row(words.head), row(words.head.map(() => '---')), ...rows].join('\n'),
    words.use,
    `## ${words.evidenceHeading}`,
    words.evidence,
    ...lists,
  ].join('\n\n')}\n`;
}

const index = { en: 0, de: 1 } as const;

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const headingOf = (language: Language, { id, name }: Criterion) => `${id} ${name[index[language]]}`;

/** As the docs name the anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');

function rowOf(language: Language, criterion: Criterion, run: RecordedRun | undefined): string {
  const words = reportWords[language];
  const { id, level, why, page, tests } = criterion;
  const heading = headingOf(language, criterion);
  const remarks = [why[index[language]], ...(page ? [`**${words.yourPage}:** ${page[index[language]]}`] : [])];
  const evidence = tests ? `[${words.tests(tests.length)}](#${anchorOf(heading)})` : words.inspection;
  const isWithout = !tests && criterion.status === 'does-not-apply';
  return row([
    heading,
    clauseOf(id) || words.noClause,
    level,
    words.verdicts[verdictOf(criterion, run)],
    remarks.join(' '),
    isWithout ? '' : evidence,
  ]);
}

function summary(language: Language, criteria: readonly Criterion[], run: RecordedRun | undefined): string {
  const { verdicts } = reportWords[language];
  const counts = new Map<string, number>();
  for (const criterion of criteria) {
    const verdict = verdicts[verdictOf(criterion, run)];
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return `${[...counts].map(([verdict, count]) => `${verdict}: ${count}`).join(' · ')}`;
}

function sayRun(language: Language, { date, version, commit, environment }: RecordedRun): string {
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de', { dateStyle: 'long', timeZone: 'UTC' });
  const list = new Intl.ListFormat(language);
  return reportWords[language].run(day.format(new Date(date)), version, commit, list.format(environment));
}

function evidenceOf(language: Language, criterion: Criterion, run: RecordedRun | undefined): string {
  const { tests = [] } = criterion;
  return [
    `### ${headingOf(language, criterion)}`,
    '',
    ...tests.map((test) => `- ${sayTest(language, test, run)}`),
  ].join('\n');
}

function sayTest(language: Language, test: Evidence, run: RecordedRun | undefined): string {
  const named = `\`${test.title.replaceAll('`', '')}\`, ${test.file}`;
  if (!run) return named;
  return `${named}: ${sayOutcomes(run.tests[keyOf(test)]) || reportWords[language].notRun}`;
}

const SIGNS = { passed: '✓', failed: '✗', skipped: '–' } as const;

const sayOutcomes = (outcomes: Outcomes = {}) =>
  Object.entries(outcomes)
    .map(([engine, outcome]) => `${engine} ${SIGNS[outcome]}`)
    .join(', ');
