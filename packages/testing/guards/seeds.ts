// One violation of each kind, and the words by which its guard must name it. A guard that stays silent guards nothing.
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Guard } from './guard.ts';
import { guards } from './guards.ts';
import type { SeededTree } from './seeded-tree.ts';
import { style } from './style.ts';

export interface Seed {
  readonly name: string;
  readonly guard: Guard;
  readonly plant: (tree: SeededTree) => void;
  /** Each of these must stand in a new finding. */
  readonly expected: readonly RegExp[];
}

const ELEMENTS = 'packages/elements/src';
const ENDPOINT = 'packages/endpoint/src';
const CDN = 'packages/elements/cdn';

const guard = (name: string): Guard => {
  const found = guards[name];
  if (!found) throw new Error(`no guard "${name}"`);
  return found;
};

/** A file `path` that consists of `text` turns `imports` red by `rule`. */
const badImport = (name: string, rule: RegExp, files: Readonly<Record<string, string>>): Seed => ({
  name,
  guard: guard('imports'),
  plant: (tree) => Object.entries(files).forEach(([path, text]) => tree.write(path, text)),
  expected: [rule],
});

const badWording = (name: string, code: string): Seed => ({
  name,
  guard: guard('wording'),
  plant: (tree) =>
    tree.write(
      `${ELEMENTS}/elements/cta-banner/planted.ts`,
      `import { html } from 'lit';\nexport const planted = (on: boolean) => ${code};\n`,
    ),
  expected: [/planted\.ts:2 shows "/],
});

const tooBig = (name: string, chunk: RegExp, finding: RegExp): Seed => ({
  name,
  guard: guard('bytes'),
  plant: (tree) => {
    // Several chunks may bear a widget's name; the page loads one of them.
    const files = readdirSync(join(tree.root, CDN)).filter((candidate) => chunk.test(candidate));
    if (files.length === 0) throw new Error(`no chunk ${String(chunk)}: run "pnpm build:cdn"`);
    for (const file of files) tree.append(`${CDN}/${file}`, `//${randomBytes(20_000).toString('base64')}`);
  },
  expected: [finding],
});

const importSeeds: readonly Seed[] = [
  badImport('an import that goes up', /submission-is-pure/, {
    [`${ELEMENTS}/submission/planted.ts`]: `import '../base/tokens.styles.ts';\n`,
  }),
  badImport('an import that goes up by type only', /browser-below-base/, {
    [`${ELEMENTS}/browser/planted.ts`]: `import type { FoyerEventMap } from '../base/events.ts';\nexport type Planted = FoyerEventMap;\n`,
  }),
  badImport('a service by value from browser/', /browser-knows-services-by-type-only/, {
    [`${ELEMENTS}/browser/planted.ts`]: `import '../services/registry.ts';\n`,
  }),
  badImport('Lit in a pure folder', /services-are-pure/, { [`${ELEMENTS}/services/planted.ts`]: `import 'lit';\n` }),
  badImport('an import sideways between widgets', /elements-never-meet/, {
    [`${ELEMENTS}/elements/cta-banner/planted.ts`]: `import '../blog-teaser/define.ts';\n`,
  }),
  badImport('a door imported from below', /base-below-elements/, {
    [`${ELEMENTS}/base/planted.ts`]: `import '../registry.ts';\n`,
  }),
  badImport('a cycle', /no-circular/, {
    [`${ELEMENTS}/base/planted.ts`]: `import './planted-too.ts';\n`,
    [`${ELEMENTS}/base/planted-too.ts`]: `import './planted.ts';\n`,
  }),
  badImport('a dependency of the protocol', /protocol-imports-nothing/, {
    'packages/protocol/src/planted.ts': `import 'node:fs';\n`,
  }),
  badImport('the endpoint in a widget', /elements-without-endpoint/, {
    [`${ELEMENTS}/base/planted.ts`]: `import '../../../endpoint/src/index.ts';\n`,
  }),
  badImport('a widget in the endpoint', /endpoint-without-elements/, {
    [`${ENDPOINT}/routes/planted.ts`]: `import '../../../elements/src/index.ts';\n`,
  }),
  badImport('the store in the domain', /domain-knows-nobody/, {
    [`${ENDPOINT}/domain/planted.ts`]: `import '../store/planted-store.ts';\n`,
    [`${ENDPOINT}/store/planted-store.ts`]: '',
  }),
  badImport('the store in a route', /routes-speak-to-the-domain/, {
    [`${ENDPOINT}/routes/planted.ts`]: `import '../store/planted-store.ts';\n`,
    [`${ENDPOINT}/store/planted-store.ts`]: '',
  }),
  badImport('a route in the log', /log-and-metrics-only-listen/, {
    [`${ENDPOINT}/log/planted.ts`]: `import '../routes/planted-route.ts';\n`,
    [`${ENDPOINT}/routes/planted-route.ts`]: '',
  }),
  badImport('a private door, by name', /not-resolvable/, {
    'demo/planted.ts': `import '@foyer/elements/base/define.js';\n`,
  }),
  badImport('a private door, by path', /published-doors-only/, {
    'bench/planted.ts': `import '../packages/elements/src/base/define.ts';\n`,
  }),
  badImport('a published door, by path', /packages-by-name/, {
    'demo/planted.ts': `import '../packages/elements/src/index.ts';\n`,
  }),
];

const puritySeeds: readonly Seed[] = ['document.title', 'fetch', 'setTimeout', 'localStorage', 'navigator'].map(
  (name) => ({
    name: `${name} in a pure folder`,
    guard: guard('purity'),
    plant: (tree) => tree.write(`${ELEMENTS}/submission/planted.ts`, `export const planted = ${name};\n`),
    expected: [/submission\/planted\.ts:1 Cannot find name/],
  }),
);

const doorSeeds: readonly Seed[] = [
  {
    name: 'a new door',
    guard: guard('doors'),
    plant: (tree) =>
      tree.replace(
        'packages/elements/package.json',
        /"exports": \{/,
        '"exports": { "./base/*.js": { "foyer:source": "./src/base/*.ts", "default": "./dist/base/*.js" },',
      ),
    expected: [/@foyer\/elements\/base\/define\.js is a new door/],
  },
  {
    name: 'a door to nowhere',
    guard: guard('doors'),
    plant: (tree) =>
      tree.replace(
        'packages/endpoint/package.json',
        '"foyer:source": "./src/index.ts"',
        '"foyer:source": "./src/gone.ts"',
      ),
    expected: [/@foyer\/endpoint leads to .*gone\.ts/],
  },
  {
    name: 'an export that nobody agreed to',
    guard: guard('doors'),
    plant: (tree) => tree.append('packages/protocol/src/index.ts', 'export const planted = 1;\n'),
    expected: [/@foyer\/protocol newly exports planted/],
  },
];

const byteSeeds: readonly Seed[] = [
  tooBig('a widget over its bytes', /^foyer-contact-card-[\w-]{8}\.js$/, /kB in .*foyer-contact-card/),
  tooBig('a proof of work over its bytes', /^foyer-proof-of-work-[\w-]{8}\.js$/, /kB in .*foyer-proof-of-work/),
];

const wordingSeeds: readonly Seed[] = [
  badWording('a word between tags', 'html`<p ?hidden=${on}>Read more</p>`'),
  badWording('a word in a label', 'html`<button aria-label="Close" ?disabled=${on}></button>`'),
  badWording('a word out of a condition', "html`<p>${on ? 'Read more' : 'on'}</p>`"),
  badWording('a word put into a label', "html`<img alt=${on ? 'A person' : ''}>`"),
];

const localeSeeds: readonly Seed[] = [
  {
    name: 'a generated language edited by hand',
    guard: guard('locales'),
    plant: (tree) => tree.append(`${ELEMENTS}/locales/de.ts`, '// planted\n'),
    expected: [/de\.ts is not what/],
  },
  {
    name: 'a message without words in German',
    guard: guard('locales'),
    plant: (tree) =>
      tree.write(
        `${ELEMENTS}/base/planted.ts`,
        `import type { msg as brand } from '@lit/localize';\nexport const planted = (msg: typeof brand) => msg('Planted words');\n`,
      ),
    expected: [/de: no words for .*"Planted words"/],
  },
];

const houseSeeds: readonly Seed[] = [
  {
    name: 'a service that nobody knows',
    guard: guard('services'),
    plant: (tree) => tree.write(`${ELEMENTS}/services/planted.ts`, 'export default {};\n'),
    expected: [
      /neither named\.ts nor registry\.ts loads planted\.ts/,
      /describeService\('planted'/,
      /docs\/services\/planted\.md is missing/,
      /de\/services\/planted\.md is missing/,
      /files for \d+ services/,
    ],
  },
  {
    name: 'a service over its bytes',
    guard: guard('services'),
    plant: (tree) => {
      const [file = ''] = readdirSync(join(tree.root, CDN)).filter((name) => /^foyer-x-[\w-]{8}\.js$/.test(name));
      tree.append(`${CDN}/${file}`, `//${randomBytes(2000).toString('base64')}`);
    },
    expected: [/foyer-x-[\w-]+\.js has \d+ of \d+ bytes/],
  },
  {
    name: 'a widget that nobody knows',
    guard: guard('elements'),
    plant: (tree) => tree.write(`${ELEMENTS}/elements/planted-widget/define.ts`, ''),
    expected: [
      /planted-widget\.styles\.ts is missing/,
      /registry\.ts does not have planted-widget/,
      /custom-elements\.json does not have foyer-planted-widget/,
      /size-limit\.json has no page with planted-widget alone/,
      /docs\/.*planted-widget\.mdx is missing/,
      /describeElement\('foyer-planted-widget'/,
    ],
  },
  {
    name: 'an event that no docstring names',
    guard: guard('docstrings'),
    plant: (tree) =>
      tree.replace(
        `${ELEMENTS}/base/events.ts`,
        /interface FoyerEventMap \{/,
        "interface FoyerEventMap {\n  'foyer-planted': CustomEvent;",
      ),
    expected: [/foyer-planted: no element says @fires/],
  },
  {
    name: 'an element without a summary',
    guard: guard('docstrings'),
    plant: (tree) => tree.replace('packages/elements/custom-elements.json', /"summary": "[^"]*"/, '"summary": ""'),
    expected: [/has no @summary/],
  },
];

const styleSeeds: readonly Seed[] = [
  {
    name: 'what the house style refuses',
    guard: style,
    plant: (tree) =>
      tree.write(
        `${ELEMENTS}/elements/cta-banner/cta-banner.styles.ts`,
        `import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { styleMap } from 'lit/directives/style-map.js';
// TODO: some day
export enum Planted { One }
export default function planted(words: string, element: Element) {
  element.innerHTML = words;
  element.insertAdjacentHTML('beforeend', words);
  document.write(words);
  eval(words);
  const size = words as unknown as number;
  const none = [1][0]!;
  return html\`<p style="color: red">\${unsafeHTML(words)}\${styleMap({})}\${size}\${none}</p>\`;
}
`,
      ),
    expected: [
      /TODO\(#issue\)/,
      /Use a union/,
      /no-restricted-exports/,
      /Foreign text is text/,
      /Inline styles break under a strict CSP\. \(no-restricted-imports|style-map/,
      /Render a template/,
      /no-eval/,
      /consistent-type-assertions/,
      /no-non-null-assertion/,
      /use a class or a custom property/,
    ],
  },
];

export const seeds: readonly Seed[] = [
  ...importSeeds,
  ...puritySeeds,
  ...doorSeeds,
  ...byteSeeds,
  ...wordingSeeds,
  ...localeSeeds,
  ...houseSeeds,
  ...styleSeeds,
];
