// What is measured: two German pages, a newsletter and a contact card, each made in several ways.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderWidgets } from '@foyer/elements/ssr.js';
import { bundle } from './bundle.ts';
import { renderLit } from './lit-rendered.ts';
import { printRules } from '../../docs/src/reserved-space/print-rules.ts';

export const pageNames = ['newsletter', 'card'] as const;
export type PageName = (typeof pageNames)[number];

/** How the probe recognizes that a page is ready. `a >>> b` is `b` in the shadow root of `a`. */
export interface Spec {
  readonly markup: string;
  /** Each must be rendered; the first one must take the focus. */
  readonly controls: readonly string[];
  /** Matches once the submit code is attached. Without it, drawing the controls has attached it. */
  readonly wired?: string;
}

export interface Page extends Spec {
  readonly head: string;
  /** What stands in the page, if it is not the markup. */
  readonly rendered?: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

export interface Subject {
  readonly id: string;
  readonly title: string;
  /** @returns undefined where the subject has no such page or is not built on this machine */
  page(name: PageName): Promise<Page | undefined>;
  /** Write a modulepreload line for each script that the page was seen to load. */
  readonly preloadsAll?: true;
}

const cdn = dirname(fileURLToPath(import.meta.resolve('@foyer/elements/cdn/foyer.js')));
const read = async (path: string) => (await readFile(new URL(path, import.meta.url), 'utf8')).trim();
const scriptTag = (file: string) => `<script type="module" src="${file}"></script>`;
export const preloadTag = (file: string) => `<link rel="modulepreload" href="${file}">`;

async function bundledPage(entry: string, spec: Spec): Promise<Page> {
  const built = await bundle(entry);
  const styles = built.styleSheets.map((file) => `<link rel="stylesheet" href="${file}">`);
  return {
    ...spec,
    head: [...styles, scriptTag(built.entry), ...built.preloads.map(preloadTag)].join('\n'),
    files: built.files,
  };
}

const fields = { newsletter: ['email', 'name', 'consent'], card: ['name', 'email', 'message', 'sum'] } as const;
const inside = (tag: string, names: readonly string[]) => [
  ...names.map((name) => `${tag} >>> [name=${name}]`),
  `${tag} >>> button`,
];

const plain: Subject = {
  id: 'plain',
  title: 'plain HTML',
  page: async (name) => {
    const controls = [...fields[name].map((field) => `[name=${field}]`), 'button'];
    return bundledPage('plain/page.ts', { markup: await read(`plain/${name}.html`), controls, wired: '[data-wired]' });
  },
};

const litSpec = (name: PageName): Spec => ({
  markup: {
    newsletter: '<lit-newsletter endpoint="/newsletter" heading="Newsletter"></lit-newsletter>',
    card: '<lit-card endpoint="/contact" heading="Sprechen Sie mit uns"></lit-card>',
  }[name],
  controls: inside(`lit-${name}`, fields[name]),
});

const litElement: Subject = {
  id: 'lit-element',
  title: 'one hand-written Lit element',
  page: (name) => bundledPage(`lit-element/${name}.ts`, litSpec(name)),
};

/** Drawn before its script arrives, and only then able to send. */
const litRendered: Subject = {
  id: 'lit-rendered',
  title: 'one hand-written Lit element, rendered on a server',
  page: async (name) => {
    const page = await bundledPage(`lit-rendered/${name}.ts`, { ...litSpec(name), wired: `lit-${name}:defined` });
    return { ...page, rendered: await renderLit(name, page.markup) };
  },
};

const shoelaceControl = (field: string) => {
  if (field === 'consent') return 'sl-checkbox >>> input';
  return field === 'message' ? 'sl-textarea >>> textarea' : `sl-input[name=${field}] >>> input`;
};

const shoelace: Subject = {
  id: 'shoelace',
  title: 'Shoelace, cherry-picked',
  page: async (name) =>
    bundledPage(`shoelace/${name}.ts`, {
      markup: await read(`shoelace/${name}.html`),
      controls: [...fields[name].map(shoelaceControl), 'sl-button >>> button'],
      wired: '[data-wired]',
    }),
};

const foyerSpecs: Record<PageName, Spec> = {
  newsletter: {
    markup: `<foyer-newsletter-signup endpoint="/newsletter" consent="checkbox" controller="Weidner &amp; Sohl"
  frequency="monthly" privacy-url="/datenschutz"></foyer-newsletter-signup>`,
    controls: [
      ...inside('foyer-newsletter-signup', ['email', 'name']),
      'foyer-newsletter-signup >>> input[type=checkbox]',
    ],
  },
  card: {
    markup: `<foyer-contact-card endpoint="/contact" heading="Sprechen Sie mit uns" name="Katrin Weidner"
  job-title="Geschäftsführerin" phone="0345 55501 23" privacy-url="/datenschutz"></foyer-contact-card>`,
    // The sum is drawn at the first touch, not before.
    controls: inside('foyer-contact-card', ['name', 'email', 'message']),
  },
};

async function scriptFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = (await readdir(cdn)).filter((name) => name.endsWith('.js'));
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(cdn, name))] as const)));
}

/** Foyer from its script files, as `pnpm build:cdn` makes them. */
const fromScript = (file: string) => async (name: PageName) =>
  existsSync(join(cdn, file)) ? { ...foyerSpecs[name], head: scriptTag(file), files: await scriptFiles() } : undefined;

/** Rendered on a server: complete before `foyer.js` arrives, which waits for the first touch. */
async function renderedPage(name: PageName): Promise<Page | undefined> {
  const page = await fromScript('foyer.js')(name);
  const language = '<html lang="de">';
  const rendered = await renderWidgets(`${language}${foyerSpecs[name].markup}`);
  return page && { ...page, rendered: rendered.slice(language.length) };
}

/** With the rules that the docs print for this very widget. */
async function reservedPage(name: PageName): Promise<Page | undefined> {
  const page = await fromScript('foyer.js')(name);
  return page && { ...page, head: `<style>${(await printRules([page.markup], 'de')).join('')}</style>\n${page.head}` };
}

const oneFiles: Record<PageName, string> = {
  newsletter: 'foyer-newsletter-signup.de.js',
  card: 'foyer-contact-card.de.js',
};

export const subjects: readonly Subject[] = [
  plain,
  litElement,
  litRendered,
  shoelace,
  { id: 'foyer-script', title: 'Foyer, `foyer.js`', page: fromScript('foyer.js') },
  {
    id: 'foyer-script-preload',
    title: 'Foyer, `foyer.js` and modulepreload lines',
    page: fromScript('foyer.js'),
    preloadsAll: true,
  },
  { id: 'foyer-rendered', title: 'Foyer, rendered on a server', page: renderedPage },
  { id: 'foyer-reserved', title: 'Foyer, `foyer.js`, its place kept free', page: reservedPage },
  { id: 'foyer-one-file', title: 'Foyer, one file', page: (name) => fromScript(oneFiles[name])(name) },
  {
    id: 'foyer-npm',
    title: 'Foyer, npm, bundled by Vite',
    page: (name) => bundledPage(`foyer-npm/${name}.ts`, foyerSpecs[name]),
  },
];
