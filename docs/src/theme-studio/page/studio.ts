// Puts properties, preview, figures and export together. The theme is the one state; what is shown follows from it.
import { refuseProperty } from '../../configurator/look.ts';
import { announcer, copies, h, part, reveal } from '../../configurator/page/dom.ts';
import type { PageWorld } from '../../configurator/page-world.ts';
import type { Refusal } from '../../configurator/settings.ts';
import { allowed } from '../../configurator/words.ts';
import { cssColor } from '../contrast.ts';
import { colorNames, printCss, printTokens, type Tokens } from '../export.ts';
import { readCss } from '../read-css.ts';
import { readStudio, startFrom, type Studio, writeStudio } from '../themes.ts';
import { labelOf, studioWords, unreadWords } from '../words.ts';
import { contrastTable, verdict } from './contrast-table.ts';
import { buildPropertyForm, type PropertyForm } from './property-controls.ts';
import { type Figures, Stage } from './stage.ts';

export class ThemeStudio {
  readonly #root: HTMLElement;
  readonly #page: PageWorld;
  readonly #announce: (sentence: string) => void;
  readonly #tokens: Tokens;
  readonly #stage: Stage;
  readonly #form: PropertyForm;
  #studio: Studio;
  #frame = 0;

  /** Starts the studio in its element, with the theme of the page's address. */
  constructor(root: HTMLElement, page: PageWorld, tokens: Tokens) {
    this.#root = root;
    this.#page = page;
    this.#announce = announcer(part(root, 'spoken'));
    this.#tokens = tokens;
    const { studio, refused } = readStudio(location.search, page);
    this.#studio = studio;
    this.#stage = new Stage(page);
    part(root, 'stage-place').append(this.#stage.element);
    this.#form = buildPropertyForm(page, (name, value) => this.#write(name, value));
    part(root, 'form-place').append(this.#form.element);
    this.#listen();
    this.#showValues();
    this.#tellRefused(refused);
    this.#update();
    void this.#stage.ready().then(() => this.#update());
  }

  get #words() {
    return studioWords(this.#page.language);
  }

  #listen(): void {
    const themes = this.#root.querySelector('select');
    themes?.addEventListener('change', () => this.#startWith(startFrom(this.#page, themes.value)));
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
    part(this.#root, 'read-css').addEventListener('click', () => this.#takeOver());
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
    const themes = this.#root.querySelector('select');
    if (themes) themes.value = this.#studio.theme;
    for (const [name, control] of this.#form.controls) {
      control.show(this.#studio.values[name] ?? '');
      control.complain('', false);
    }
  }

  /** A value that is refused is explained beside its control, and leaves the theme as it was. */
  #write(name: string, value: string): void {
    const reason = refuseProperty(this.#page.properties, name, value);
    const sentence = reason ? `${this.#words.notTaken(value)} ${allowed({ reason }, this.#page.language)}` : '';
    this.#form.controls.get(name)?.complain(sentence, true);
    this.#announce(sentence);
    if (reason) return;
    this.#studio = { ...this.#studio, values: { ...this.#studio.values, [name]: value } };
    this.#update();
  }

  /** Takes over what the pasted CSS says, and names what could not be read. */
  #takeOver(): void {
    const area = this.#root.querySelector('textarea');
    const { found, unread } = readCss(area?.value ?? '');
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
    part(this.#root, 'figures').replaceChildren(contrastTable(figures, language));
    const sentence = verdict(figures, language);
    const told = part(this.#root, 'verdict');
    if (told.textContent !== sentence) told.textContent = sentence;
    this.#showDerived(figures);
    const css = printCss(this.#studio.values, this.#themeRules());
    part(this.#root, 'css-code').textContent = css || `/* ${this.#words.nothingSet} */\n`;
    const { tokens, leftOut } = printTokens(this.#tokens, this.#studio.values, figures.colors);
    part(this.#root, 'tokens-code').textContent = `${JSON.stringify(tokens, undefined, 2)}\n`;
    part(this.#root, 'left-out').textContent = leftOut.length === 0 ? '' : this.#words.leftOut(leftOut.join(', '));
  }

  #showDerived({ colors: { light, dark } }: Figures): void {
    for (const [key, name] of Object.entries(colorNames)) {
      const schemes = { light: cssColor(light[name]), dark: cssColor(dark[name]) };
      this.#form.controls.get(`--foyer-${key}`)?.showDerived?.(schemes);
    }
  }

  /** What the finished theme says beside its custom properties. */
  #themeRules(): string {
    const [theme] = this.#page.themes.filter(({ name }) => name === this.#studio.theme);
    return theme?.css.replace(/\/\*[^]*?\*\/\s*/g, '').replace(/^:root[^{]*\{[^}]*\}\s*/, '') ?? '';
  }

  #tellRefused(refused: readonly Refusal[]): void {
    if (refused.length === 0) return;
    const items = refused.map(({ name, value, reason }) => {
      const sentence = `${this.#words.notTaken(value)} ${allowed({ reason }, this.#page.language)}`;
      const control = this.#form.controls.get(name);
      control?.complain(`${this.#words.inAddress}: ${sentence}`, false);
      if (control) reveal(control.element);
      return h('li', {}, h('code', {}, name), ` ${sentence}`);
    });
    const box = part(this.#root, 'refused-address');
    box.hidden = false;
    box.replaceChildren(h('p', {}, this.#words.refusedTitle(refused.length)), h('ul', {}, ...items));
  }
}
