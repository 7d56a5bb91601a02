// Puts form, preview and snippet together. The settings are the one state; what is shown follows from them.
import { namesOf, type PageWorld } from '../page-world.ts';
import { printPolicy } from '../policy.ts';
import {
  changeWidget,
  readSettings,
  type Refusal,
  refuseSetting,
  type Settings,
  start,
  widgetOf,
  withSetting,
  writeSettings,
} from '../settings.ts';
import { printSnippet } from '../snippets/print.ts';
import { allowed, wordsOf } from '../words.ts';
import { announcer, copies, h, part, reveal } from './dom.ts';
import { buildForm, type Form, valueOf } from './form.ts';
import { gather, type Gathered, hashSource } from './material.ts';
import { buildOutput, type Output } from './output.ts';
import { showPreview } from './preview.ts';

/** Nobody types faster; measuring the widget at each key would make the page slow. */
const PAUSE_MS = 250;

export class Configurator {
  readonly #root: HTMLElement;
  readonly #page: PageWorld;
  readonly #announce: (sentence: string) => void;
  readonly #output: Output;
  #settings: Settings;
  #form: Form | undefined;
  /** Labels of what is typed and refused. */
  readonly #wrong = new Map<string, string>();
  /** Resolves once the snippet is complete. */
  #completing = Promise.resolve();
  #turn = 0;

  /** Starts the configurator in its element, with the settings of the page's address. */
  constructor(root: HTMLElement, page: PageWorld) {
    this.#root = root;
    this.#page = page;
    this.#announce = announcer(part(root, 'spoken'));
    const { settings, refused } = readSettings(location.search, namesOf(page));
    this.#settings = settings;
    this.#output = buildOutput({
      world: page,
      changed: (name, value) => this.#write(name, value),
      announce: (sentence) => this.#announce(sentence),
      completed: () => this.#completing,
    });
    part(root, 'output-place').append(this.#output.element);
    this.#buildWidgetChoice();
    this.#listen();
    this.#drawForm();
    this.#tellRefused(refused);
    this.#update();
  }

  get #words() {
    return wordsOf(this.#page.language);
  }

  #buildWidgetChoice(): void {
    const options = this.#page.catalog.map(({ name, title, summary }) => {
      const input = h('input', { type: 'radio', name: 'widget', value: name, checked: name === this.#settings.widget });
      input.addEventListener('change', () => this.#startWith(changeWidget(this.#settings, namesOf(this.#page), name)));
      return h('label', {}, input, h('span', {}, h('strong', {}, title), h('span', { class: 'help' }, summary)));
    });
    part(this.#root, 'widgets').append(...options);
  }

  #listen(): void {
    part(this.#root, 'reset').addEventListener('click', () =>
      this.#startWith(start(namesOf(this.#page), this.#settings.widget)),
    );
    const link = part(this.#root, 'link');
    link.addEventListener('click', async () => {
      const isCopied = await copies(location.href, link);
      this.#announce(isCopied ? this.#words.linkCopied : this.#words.notCopied);
    });
    part(this.#root, 'scheme').addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) this.#place.dataset['scheme'] = target.value;
    });
  }

  /** Where the preview stands. */
  get #place(): HTMLElement {
    return part(this.#root, 'preview-place');
  }

  #startWith(settings: Settings): void {
    this.#settings = settings;
    this.#wrong.clear();
    this.#drawForm();
    this.#update();
  }

  #drawForm(): void {
    const widget = widgetOf(namesOf(this.#page), this.#settings.widget);
    this.#form = buildForm({
      world: this.#page,
      widget,
      settings: this.#settings,
      changed: (name, value) => this.#write(name, value),
    });
    part(this.#root, 'form-place').replaceChildren(this.#form.element);
    part(this.#root, 'preview-note').hidden = !widget.isForm;
  }

  /** A value that is refused is explained beside its control, and leaves the settings as they were. */
  #write(name: string, value: string): void {
    const reason = refuseSetting(name, value, { world: namesOf(this.#page), widget: this.#settings.widget });
    const control = this.#form?.controls.get(name);
    const sentence = reason ? `${this.#words.notTaken(value)} ${allowed({ reason }, this.#page.language)}` : '';
    control?.complain(sentence, true);
    this.#announce(sentence);
    if (reason) {
      this.#wrong.set(name, control?.label ?? name);
    } else {
      this.#wrong.delete(name);
      this.#settings = withSetting(this.#settings, name, value);
      if (name === 'service') this.#suggestEndpoint(value);
    }
    this.#update();
  }

  /** The address of another service, unless the owner has written their own. */
  #suggestEndpoint(service: string): void {
    const { services } = this.#page;
    const usual = start(namesOf(this.#page), this.#settings.widget).attributes['endpoint'] ?? '';
    const current = this.#settings.attributes['endpoint'] ?? '';
    if (current !== '' && current !== usual && !services.some(({ endpoint }) => endpoint === current)) return;
    const [chosen] = services.filter(({ name }) => name === service);
    for (const [name, value] of [
      ['endpoint', chosen?.endpoint ?? usual],
      ['service-params', ''],
    ] as const) {
      this.#settings = withSetting(this.#settings, name, value);
      this.#form?.controls.get(name)?.show(value);
    }
  }

  #update(): void {
    const query = writeSettings(this.#settings, namesOf(this.#page));
    history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
    showPreview(this.#place, this.#settings, this.#page);
    this.#showWayToStudio();
    this.#form?.showService(this.#settings);
    this.#showParams();
    const [theme] = this.#page.themes.filter(({ name }) => name === this.#settings.theme);
    const material = { reserved: '', hashed: '', rendered: '', theme: theme?.css ?? '' };
    const isLong = this.#settings.extras.hashes || this.#settings.extras.prerendered;
    this.#show({ material, map: '', problems: isLong ? [this.#words.working] : [] }, '');
    this.#turn += 1;
    this.#completing = this.#complete(this.#turn);
  }

  /** The theme studio opens with the same look. */
  #showWayToStudio(): void {
    const { theme, look } = this.#settings;
    const query = new URLSearchParams({ ...(theme === '' ? {} : { theme }), ...look }).toString();
    part(this.#root, 'to-studio').setAttribute('href', `../theme-studio/${query === '' ? '' : `?${query}`}`);
  }

  /** `service-params` as a whole follows the constants, but not under the hands of who types it. */
  #showParams(): void {
    const params = this.#form?.controls.get('service-params');
    if (!params || this.#wrong.has('service-params') || params.element.contains(document.activeElement)) return;
    params.show(valueOf(this.#settings, 'service-params'));
  }

  /** Adds what takes time, unless something was changed meanwhile. */
  async #complete(turn: number): Promise<void> {
    await new Promise((done) => setTimeout(done, PAUSE_MS));
    if (turn !== this.#turn) return this.#completing;
    const gathered = await gather(this.#settings, this.#page);
    const policy = this.#settings.extras.policy ? await this.#printPolicy(gathered) : '';
    if (turn !== this.#turn) return this.#completing;
    this.#show(gathered, policy);
  }

  async #printPolicy({ material, map }: Gathered): Promise<string> {
    const { code } = printSnippet(this.#settings, namesOf(this.#page), { ...material, rendered: '' });
    const style = /<style>([\s\S]*?)<\/style>/.exec(code)?.[1] ?? '';
    return printPolicy(this.#settings, { map: await hashSource(map), style: await hashSource(style) });
  }

  #show({ material, problems }: Gathered, policy: string): void {
    const refused = [...this.#wrong.values()].join(', ');
    this.#output.show(this.#settings, {
      snippet: printSnippet(this.#settings, namesOf(this.#page), material),
      policy,
      problems: [...(refused === '' ? [] : [this.#words.leftOutOfSnippet(refused)]), ...problems],
    });
  }

  /** What the address said wrongly: beside its field where there is one, and all of it above the form. */
  #tellRefused(refused: readonly Refusal[]): void {
    if (refused.length === 0) return;
    const items = refused.map(({ name, value, reason }) => {
      const sentence = `${this.#words.notTaken(value)} ${allowed({ reason }, this.#page.language)}`;
      const control = this.#form?.controls.get(name);
      control?.complain(`${this.#words.inAddress}: ${sentence}`, false);
      if (control) reveal(control.element);
      return h('li', {}, h('code', {}, name), ` ${sentence}`);
    });
    const box = part(this.#root, 'refused-address');
    box.hidden = false;
    box.replaceChildren(h('p', {}, this.#words.refusedTitle(refused.length)), h('ul', {}, ...items));
  }
}
