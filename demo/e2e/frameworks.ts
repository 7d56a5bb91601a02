// CSS frameworks and resets as their makers publish them, and where their authors would put a widget: one row a framework.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import typography from '@tailwindcss/typography';
import { compile } from 'tailwindcss';

export interface Framework {
  readonly name: string;
  readonly css: () => Promise<string>;
  /** By name; `WIDGET` stands where an editor pastes. */
  readonly places: Readonly<Record<string, string>>;
}

const file = (url: string) => () => readFile(fileURLToPath(url), 'utf8');

/** Tailwind has no sheet of its own: it writes the rules of the classes that a page uses. */
async function tailwind(): Promise<string> {
  const { build } = await compile('@import "tailwindcss"; @plugin "@tailwindcss/typography";', {
    async loadStylesheet(id, base) {
      const path = fileURLToPath(import.meta.resolve(`${id}/index.css`));
      return { path, base, content: await readFile(path, 'utf8') };
    },
    loadModule: (path, base) => Promise.resolve({ path, base, module: typography }),
  });
  return build(Object.values(TAILWIND).flatMap((markup) => markup.match(/[\w-]+/g) ?? []));
}

const TAILWIND = {
  prose: '<article class="prose prose-lg"><p>Davor.</p>WIDGET<p>Danach.</p></article>',
  'grid, loud text':
    '<div class="grid grid-cols-2 gap-4 text-center leading-none tracking-widest uppercase"><p>Text</p>WIDGET</div>',
  'truncated row': '<div class="flex gap-4 truncate"><p>Text</p>WIDGET</div>',
  columns: '<div class="columns-2">WIDGET</div>',
};

/** Where content decides the width, or leaves little. */
export const ANYWHERE = {
  'table cell': '<table><tr><th>Kontakt</th><td>WIDGET</td></tr></table>',
  'heading cell': '<table><tr><th>WIDGET</th></tr></table>',
  'list item': '<ul><li>WIDGET</li></ul>',
  fieldset: '<form><fieldset><legend>Kontakt</legend>WIDGET</fieldset></form>',
  'as wide as its content': '<div style="width: fit-content">WIDGET</div>',
  'as narrow as its content': '<div style="width: min-content">WIDGET</div>',
  row: '<div style="display: flex; gap: 1em"><p>Ein Text daneben.</p>WIDGET</div>',
  '96 px': '<div style="width: 96px">WIDGET</div>',
  'large text': '<div style="font-size: 32px; width: fit-content">WIDGET</div>',
};

export const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'Bootstrap',
    css: file(import.meta.resolve('bootstrap/dist/css/bootstrap.css')),
    places: {
      'row without columns': '<div class="container"><div class="row g-3 text-center">WIDGET</div></div>',
      'dark card': '<div class="card text-bg-dark"><div class="card-body">PLAIN</div></div>',
      modal:
        '<div class="modal d-block position-static"><div class="modal-dialog"><div class="modal-body">WIDGET</div></div></div>',
      'media object': '<div class="d-flex lead"><div class="flex-shrink-0">WIDGET</div></div>',
      'list group': '<ul class="list-group list-group-horizontal"><li class="list-group-item">WIDGET</li></ul>',
    },
  },
  {
    name: 'Bulma',
    css: file(import.meta.resolve('bulma/css/bulma.css')),
    places: {
      content:
        '<section class="section"><div class="columns"><div class="column content is-large">WIDGET</div></div></section>',
      hero: '<section class="hero is-dark"><div class="hero-body">PLAIN</div></section>',
      tabs: '<div class="tabs"><ul><li>WIDGET</li></ul></div>',
      level: '<nav class="level"><div class="level-item has-text-centered">WIDGET</div></nav>',
    },
  },
  {
    name: 'Materialize',
    css: file(import.meta.resolve('materialize-css/dist/css/materialize.css')),
    places: {
      'flowing text': '<div class="container flow-text">WIDGET</div>',
      card: '<div class="card blue-grey darken-1"><div class="card-content white-text">PLAIN</div></div>',
      avatar: '<ul class="collection"><li class="collection-item avatar">WIDGET</li></ul>',
    },
  },
  {
    name: 'Milligram',
    css: file(import.meta.resolve('milligram/dist/milligram.css')),
    places: { 'row without columns': '<div class="container"><div class="row">WIDGET</div></div>' },
  },
  {
    name: 'Pico',
    css: file(import.meta.resolve('@picocss/pico/css/pico.css')),
    places: {
      article: '<main class="container"><article><header>Titel</header>WIDGET</article></main>',
      group: '<main class="container"><fieldset role="group">WIDGET</fieldset></main>',
      navigation: '<header class="container"><nav><ul><li>WIDGET</li></ul></nav></header>',
      'dark footer': '<footer style="background: #13171f; color: #c2c7d0">PLAIN</footer>',
    },
  },
  { name: 'Tailwind', css: tailwind, places: TAILWIND },
  {
    name: 'The New CSS Reset',
    css: file(import.meta.resolve('the-new-css-reset/css/reset.css')),
    places: { section: '<section><aside>WIDGET</aside></section>' },
  },
  {
    name: 'UIkit',
    css: file(import.meta.resolve('uikit/dist/css/uikit.css')),
    places: {
      'dark card': '<div class="uk-card uk-card-secondary uk-card-body uk-light">PLAIN</div>',
      grid: '<div class="uk-container"><div class="uk-grid uk-grid-small uk-child-width-1-2@m">WIDGET</div></div>',
      'column as wide as its content':
        '<div class="uk-container"><div class="uk-grid uk-grid-small"><div class="uk-width-auto">WIDGET</div><p>Text</p></div></div>',
    },
  },
];
