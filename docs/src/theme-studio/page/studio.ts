// Puts properties, preview, figures and export together. The theme is the one state; what is shown follows from it.
import { refuseProperty } from '../../configurator/look.ts';
import '@foyer/elements/all.js';
import { announcer, copies, h, part } from '../../configurator/page/dom.ts';
import { tellRefused } from '../../configurator/page/refused.ts';
import { type PageWorld, parseWorld } from '../../configurator/page-world.ts';
import { allowed } from '../../configurator/words.ts';
import { hex, paint } from '../contrast.ts';
import { colorNames, printCss, printTokens, type Tokens } from '../export.ts';
import { readStudio, startFrom, type Studio, writeStudio } from '../themes.ts';
import { labelOf, studioWords, unreadWords } from '../words.ts';
import { figureWords, verdict } from '../contrast-words.ts';
import { type PropertyControl, useProperties } from './property-controls.ts';
import { type Figures, Stage } from './stage.ts';

/** Starts the studio in its element, with the theme of the page's address. */
export function openStudio(root: HTMLElement): void {
  const world = parseWorld(part(root, 'world').textContent, (property, value) => CSS.supports(property, value));
  new ThemeStudio(root, world, JSON.parse(part(root, 'tokens').textContent)).open();
}

class ThemeStudio {
  readonly #root: HTMLElement;
  readonly #page: PageWorld;
  readonly #announce: (sentence: string) => void;
  readonly #tokens: Tokens;
  readonly #stage: Stage;
  readonly #controls: ReadonlyMap<string, PropertyControl>;
  #studio: Studio = { theme: '', values: {} };
  #frame = 0;

  constructor(root: HTMLElement, page: PageWorld, tokens: Tokens) {
    this.#root = root;
    this.#page = page;
    this.#announce = announcer(part(root, 'spoken'));
    this.#tokens = tokens;
    this.#stage = new Stage(part(root, 'stages'), page);
    this.#controls = useProperties(root, (name, value) => this.#write(name, value));
  }

  /** What was changed while the script was on its way counts more than the address. */
  open(): void {
    const { studio, refused } = readStudio(location.search, this.#page);
    const left = [...this.#controls].flatMap(([name, control]) => {
      const value = control.left();
      return value === '' ? [] : [[name, value] as const];
    });
    // Under the hands of somebody who types, nothing is written anew.
    const typed = left.filter(([name, value]) => !refuseProperty(this.#page, name, value));
    const { theme, values } = this.#themes.value === '' ? studio : startFrom(this.#page, this.#themes.value);
    this.#studio = { theme, values: { ...values, ...Object.fromEntries(typed) } };
    this.#listen();
    this.#showValues();
    tellRefused(refused, {
      root: this.#root,
      controls: this.#controls,
      words: this.#words,
      language: this.#page.language,
    });
    this.#update();
    for (const [name, value] of left) {
      this.#controls.get(name)?.show(value);
      this.#write(name, value);
    }
    void this.#stage.ready().then(() => this.#update());
  }

  get #themes(): HTMLSelectElement {
    const [themes] = this.#root.getElementsByTagName('select');
    if (!themes) throw new Error('the studio has no choice of themes');
    return themes;
  }

  get #words() {
    return studioWords(this.#page.language);
  }

  #listen(): void {
    this.#themes.addEventListener('change', () => this.#startWith(startFrom(this.#page, this.#themes.value)));
    part(this.#root, 'reset').addEventListener('click', () => this.#startWith(startFrom(this.#page, '')));
    this.#copyOn('link', () => ({ text: location.href, shown: part(this.#root, 'link') }));
    this.#copyOn('copy-css', () => ({
      text: part(this.#root, 'css-code').textContent,
      shown: part(this.#root, 'css-code'),
    }));
    this.#copyOn('copy-tokens', () => ({
      text: part(this.#root, 'tokens-code').textContent,
      shown: part(this.#root, 'tokens-code'),
    }));
    part(this.#root, 'read-css').addEventListener('click', () => void this.#takeOver());
  }

  #copyOn(button: string, what: () => { readonly text: string; readonly shown: Node }): void {
    part(this.#root, button).addEventListener('click', async () => {
      const { text, shown } = what();
      const isCopied = await copies(text, shown);
      part(this.#root, 'status').textContent = isCopied ? this.#words.copied : this.#words.notCopied;
    });
  }

  #startWith(studio: Studio): void {
    this.#studio = studio;
    this.#showValues();
    this.#update();
  }

  #showValues(): void {
    this.#themes.value = this.#studio.theme;
    for (const [name, control] of this.#controls) {
      control.show(this.#studio.values[name] ?? '');
      control.complain('', false);
    }
  }

  /** A value that is refused is explained beside its control, and leaves the theme as it was. */
  #write(name: string, value: string): void {
    const reason = refuseProperty(this.#page, name, value);
    const sentence = reason ? `${this.#words.notTaken(value)} ${allowed({ reason }, this.#page.language)}` : '';
    this.#controls.get(name)?.complain(sentence, true);
    this.#announce(sentence);
    if (reason) return;
    this.#studio = { ...this.#studio, values: { ...this.#studio.values, [name]: value } };
    this.#update();
  }

  /** Takes over what the pasted CSS says, and names what could not be read. */
  async #takeOver(): Promise<void> {
    // The parser knows all of CSS and weighs more than the rest of the page.
    const { readCss } = await import('../read-css.ts');
    const area = this.#root.querySelector('textarea');
    const { found, unread } = readCss(area?.value ?? '', this.#page.supports);
    const values = Object.fromEntries(found.map(({ property, value }) => [property, value]));
    this.#startWith({ ...this.#studio, values: { ...this.#studio.values, ...values } });
    const { language } = this.#page;
    const rows = found.map(({ property, value, from, line }) =>
      h('li', {}, `${labelOf(property, language)}: `, h('code', {}, value), ` (${this.#words.fromLine(from, line)})`),
    );
    const lost = unread.slice(0, 20).map((one) => h('li', {}, unreadWords(one, language)));
    part(this.#root, 'reading').replaceChildren(
      h('p', {}, this.#words.foundTitle(found.length)),
      ...(rows.length > 0 ? [h('ul', {}, ...rows)] : []),
      ...(lost.length > 0
        ? [h('p', {}, `${this.#words.unreadTitle}: ${unread.length}`), h('ul', { class: 'refused' }, ...lost)]
        : []),
    );
  }

  #update(): void {
    const query = writeStudio(this.#studio, this.#page);
    history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
    part(this.#root, 'to-configurator').setAttribute('href', `../configure/${query === '' ? '' : `?${query}`}`);
    this.#stage.show(this.#studio);
    cancelAnimationFrame(this.#frame);
    // The widgets' own styles change with the next frame.
    this.#frame = requestAnimationFrame(() => this.#showFigures());
  }

  #showFigures(): void {
    const figures = this.#stage.measure();
    const { language } = this.#page;
    this.#showContrast(figures);
    const sentence = verdict([...figures.light, ...figures.dark], language);
    const told = part(this.#root, 'verdict');
    if (told.textContent !== sentence) told.textContent = sentence;
    this.#showColors(figures);
    const css = printCss(this.#studio.values, this.#themeRules());
    part(this.#root, 'css-code').textContent = css || `/* ${this.#words.nothingSet} */\n`;
    const { tokens, leftOut } = printTokens(this.#tokens, this.#studio.values, figures.colors);
    part(this.#root, 'tokens-code').textContent = `${JSON.stringify(tokens, undefined, 2)}\n`;
    part(this.#root, 'left-out').textContent = leftOut.length === 0 ? '' : this.#words.leftOut(leftOut.join(', '));
  }

  #showContrast({ light, dark }: Figures): void {
    const cells = part(this.#root, 'figures').querySelectorAll('td');
    light
      .flatMap((one, index) => [one, dark[index] ?? one])
      .forEach((measured, index) => {
        const cell = cells[index];
        if (!cell) return;
        cell.textContent = figureWords(measured, this.#page.language);
        cell.className = measured.isEnough ? '' : 'low';
      });
  }

  /** The pickers show the colors as they are seen on the surface. */
  #showColors({ colors: { light, dark } }: Figures): void {
    for (const [key, name] of Object.entries(colorNames)) {
      const seen = {
        light: hex(paint(light.surface, [light[name]])),
        dark: hex(paint(dark.surface, [dark[name]])),
      };
      this.#controls.get(`--foyer-${key}`)?.showSeen?.(seen);
    }
  }

  /** What the finished theme says beside its custom properties. */
  #themeRules(): string {
    const [theme] = this.#page.themes.filter(({ name }) => name === this.#studio.theme);
    return theme?.css.replace(/\/\*[^]*?\*\/\s*/g, '').replace(/^:root[^{]*\{[^}]*\}\s*/, '') ?? '';
  }
}
