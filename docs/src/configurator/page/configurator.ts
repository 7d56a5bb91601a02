// Puts form, preview and snippet together. The settings are the one state; what is shown follows from them.
import '@foyer/elements/all.js';
import { namesOf, type PageWorld, parseWorld } from '../page-world.ts';
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
import { announcer, copies, part } from './dom.ts';
import { type Form, useForm, valueOf } from './form.ts';
import { gather, type Gathered, hashSource } from './material.ts';
import { type Output, useOutput } from './output.ts';
import { showPreview } from './preview.ts';
import { tellRefused } from './refused.ts';

/** Nobody types faster; measuring the widget at each key would make the page slow. */
const PAUSE_MS = 250;

/** Starts the configurator in its element, with the settings of the page's address. */
export function openConfigurator(root: HTMLElement): void {
  const world = parseWorld(part(root, 'world').textContent, (property, value) => CSS.supports(property, value));
  new Configurator(root, world).open();
}

class Configurator {
  readonly #root: HTMLElement;
  readonly #page: PageWorld;
  readonly #announce: (sentence: string) => void;
  readonly #output: Output;
  /** By name of the widget, once its form has been shown. */
  readonly #forms = new Map<string, Form>();
  readonly #refused: readonly Refusal[];
  #settings: Settings;
  #form: Form;
  /** Labels of what is typed and refused. */
  readonly #wrong = new Map<string, string>();
  /** Resolves once the snippet is complete. */
  #completing = Promise.resolve();
  #turn = 0;

  constructor(root: HTMLElement, page: PageWorld) {
    this.#root = root;
    this.#page = page;
    this.#announce = announcer(part(root, 'spoken'));
    const { settings, refused } = readSettings(location.search, namesOf(page));
    this.#settings = settings;
    this.#refused = refused;
    this.#output = useOutput(part(root, 'output'), {
      world: page,
      changed: (name, value) => this.#write(name, value),
      announce: (sentence) => this.#announce(sentence),
      completed: () => this.#completing,
    });
    this.#form = this.#useForm(part(root, 'groups'));
  }

  /** What was changed while the script was on its way counts more than the address. */
  open(): void {
    const left = this.#left();
    // Under the hands of somebody who types, nothing is written anew.
    for (const [name, value] of left)
      if (!this.#refuse(name, value)) this.#settings = withSetting(this.#settings, name, value);
    const [widget] = this.#widgets.filter(({ checked, defaultChecked }) => checked && !defaultChecked);
    this.#listen();
    this.#showForm();
    const { controls } = this.#form;
    tellRefused(this.#refused, { root: this.#root, controls, words: this.#words, language: this.#page.language });
    this.#update();
    for (const [name, value] of left) {
      controls.get(name)?.show(value);
      this.#write(name, value);
    }
    if (widget) this.#choose(widget.value);
  }

  get #words() {
    return wordsOf(this.#page.language);
  }

  /** Names and values of what stands in the page's controls and is no start. */
  #left(): readonly (readonly [name: string, value: string])[] {
    const fresh = start(namesOf(this.#page));
    const isOwnForm = this.#settings.widget === fresh.widget;
    const form = [...(isOwnForm ? this.#form.controls : [])].map(
      ([name, control]) => [name, control.left(), valueOf(fresh, name)] as const,
    );
    const extras = [...this.#output.controls].map(
      ([name, control]) => [name, control.left() || 'false', String(fresh.extras[name])] as const,
    );
    return [...form, ...extras].flatMap(([name, value, usual]) => (value === usual ? [] : [[name, value] as const]));
  }

  get #widgets(): readonly HTMLInputElement[] {
    return [...part(this.#root, 'widgets').querySelectorAll('input')];
  }

  #choose(widget: string): void {
    this.#startWith(changeWidget(this.#settings, namesOf(this.#page), widget));
  }

  #listen(): void {
    part(this.#root, 'widgets').addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) this.#choose(target.value);
    });
    part(this.#root, 'reset').addEventListener('click', () =>
      this.#startWith(start(namesOf(this.#page), this.#settings.widget)),
    );
    const link = part(this.#root, 'link');
    link.addEventListener('click', async () => {
      const isCopied = await copies(location.href, link);
      this.#announce(isCopied ? this.#words.linkCopied : this.#words.notCopied);
    });
    const scheme = part(this.#root, 'scheme');
    const showScheme = () => {
      this.#place.dataset['scheme'] = scheme.querySelector<HTMLInputElement>(':checked')?.value ?? 'page';
    };
    scheme.addEventListener('change', showScheme);
    showScheme();
  }

  /** Where the preview stands. */
  get #place(): HTMLElement {
    return part(this.#root, 'preview-place');
  }

  #startWith(settings: Settings): void {
    this.#settings = settings;
    this.#wrong.clear();
    this.#showForm();
    this.#update();
  }

  #useForm(element: HTMLElement): Form {
    const form = useForm(element, {
      world: this.#page,
      settings: () => this.#settings,
      changed: (name, value) => this.#write(name, value),
    });
    this.#forms.set(element.dataset['widget'] ?? '', form);
    return form;
  }

  /** The form of the widget, in place of another one's. */
  #showForm(): void {
    const { widget } = this.#settings;
    const template = this.#root.querySelector<HTMLTemplateElement>(`template[data-form="${widget}"]`);
    const written = template?.content.querySelector<HTMLElement>('.groups');
    this.#form = this.#forms.get(widget) ?? (written ? this.#useForm(written) : this.#form);
    if (!this.#form.element.isConnected) part(this.#root, 'form-place').replaceChildren(this.#form.element);
    this.#form.show(this.#settings);
    for (const input of this.#widgets) input.checked = input.value === widget;
    part(this.#root, 'preview-note').hidden = !widgetOf(namesOf(this.#page), widget).isForm;
  }

  #refuse(name: string, value: string): Refusal['reason'] | undefined {
    return refuseSetting(name, value, { world: namesOf(this.#page), widget: this.#settings.widget });
  }

  /** A value that is refused is explained beside its control, and leaves the settings as they were. */
  #write(name: string, value: string): string {
    const reason = this.#refuse(name, value);
    const control = this.#form.controls.get(name);
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
    return sentence;
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
      this.#form.controls.get(name)?.show(value);
    }
  }

  #update(): void {
    const query = writeSettings(this.#settings, namesOf(this.#page));
    history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
    showPreview(this.#place, this.#settings, this.#page);
    this.#showWayToStudio();
    this.#form.showService(this.#settings);
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
    const params = this.#form.controls.get('service-params');
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
}
