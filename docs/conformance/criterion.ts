// What the conformance report says of one success criterion, and the tests that prove it.

/** English, German. */
export type Words = readonly [en: string, de: string];

/** `supports` and `partially` say what the tests, or an inspection of the code, have shown. */
export type Status = 'supports' | 'partially' | 'does-not-apply';

export interface Evidence {
  /** Where the test is written, from the root of the repository. */
  readonly file: string;
  /** As it is written there, with its placeholders but without the engine. */
  readonly title: string;
  /** The test files in which it runs: others than its own for a suite that several widgets share. */
  readonly runs: readonly string[];
}

export interface Criterion {
  /** Such as `1.4.10`. */
  readonly id: string;
  readonly level: 'A' | 'AA';
  readonly name: Words;
  readonly status: Status;
  readonly why: Words;
  /** What the page around the widgets has to do. */
  readonly page?: Words;
  /** Absent: the sentence rests on an inspection of the code. */
  readonly tests?: readonly Evidence[];
}

/** New in WCAG 2.2: EN 301 549 V3.2.1, which stands on WCAG 2.1, has no clause for them. */
const WITHOUT_CLAUSE: ReadonlySet<string> = new Set(['2.4.11', '2.5.7', '2.5.8', '3.2.6', '3.3.7', '3.3.8']);

/** @returns the clause of EN 301 549 V3.2.1, or nothing */
export const clauseOf = (id: string): string => (WITHOUT_CLAUSE.has(id) ? '' : `9.${id}`);

const ELEMENTS = 'packages/elements/src';
const elementTest = (name: string) => `${ELEMENTS}/elements/${name}/${name}.test.ts`;
const FORMS = ['contact-card', 'newsletter-signup'].map(elementTest);
const WIDGETS = [...FORMS, ...['blog-teaser', 'cta-banner', 'math-captcha'].map(elementTest)];

const written = (file: string, titles: readonly string[], runs: readonly string[] = [file]): readonly Evidence[] =>
  titles.map((title) => ({ file, title, runs }));

/** In a real browser, on the demo site. */
export const stories = (name: string, ...titles: readonly string[]): readonly Evidence[] =>
  written(`demo/e2e/${name}.test.ts`, titles);

/** @param name below `packages/elements/src`, without `.test.ts` */
export const elements = (name: string, ...titles: readonly string[]): readonly Evidence[] =>
  written(`${ELEMENTS}/${name}.test.ts`, titles);

/** Without a browser. @param name below `packages/elements/src`, without `.node.test.ts` */
export const onServer = (name: string, ...titles: readonly string[]): readonly Evidence[] =>
  written(`${ELEMENTS}/${name}.node.test.ts`, titles);

/** Of the suite that all five widgets share. */
export const everyWidget = (name: string, ...titles: readonly string[]): readonly Evidence[] =>
  written(`packages/testing/browser/${name}.ts`, titles, WIDGETS);

/** Of the suite that both forms share. */
export const everyForm = (name: string, ...titles: readonly string[]): readonly Evidence[] =>
  written(`packages/testing/browser/${name}.ts`, titles, FORMS);

/** axe-core over every widget, and over both forms in all of their states. */
export const axe: readonly Evidence[] = [
  ...everyWidget('describe-element', 'passes axe: ${scheme}, ${width} px wide, ${variant}'),
  ...elements('base/form-states', 'has no axe violations while ${state}: ${scheme}, ${width} px wide, ${variant}'),
  ...stories('themes', '${name}: every state passes axe and can be read, light and dark'),
];
