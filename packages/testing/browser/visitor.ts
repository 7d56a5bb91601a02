// One visitor of one widget. Knows the widget only by what it shows and announces.
import { sendKeys } from '@web/test-runner-commands';
import { findAll, focused, opens, settles, type Surroundings, textOf, until, type Widget } from './page.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

export class Visitor<Kind extends Widget = Widget> {
  readonly widget: Kind;
  /** Names of the events that the widget fired, in order. */
  readonly events: string[] = [];
  readonly details: Record<string, unknown> = {};

  /** @param heard what the widget fired already */
  constructor(widget: Kind, heard: readonly Event[] = []) {
    this.widget = widget;
    for (const event of heard) this.#hear(event);
    for (const type of eventTypes) widget.addEventListener(type, (event) => this.#hear(event));
  }

  #hear(event: Event): void {
    this.events.push(event.type);
    this.details[event.type] = (event as CustomEvent<unknown>).detail;
  }

  /** Replaces the value of the field with this label, and leaves the focus there. */
  fills(label: string, value: string): void {
    const control = this.field(label);
    control.focus();
    control.value = value;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** Types on a real keyboard into the field with this label. */
  async types(label: string, value: string): Promise<void> {
    this.field(label).focus();
    await sendKeys({ type: value });
  }

  async presses(key: string): Promise<void> {
    await sendKeys({ press: key });
  }

  /** Waits for the question and answers it. */
  async answers(answer: string): Promise<void> {
    this.touches();
    await until(
      'there is no question',
      () => /\d [+−] \d/.test(this.question),
      () => this.text,
    );
    const input = findAll(this.root, '#answer')[0] as HTMLInputElement;
    input.focus();
    input.value = answer;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** The first interaction, which loads the widget's session. */
  touches(): void {
    this.widget.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    for (const captcha of findAll(this.root, 'foyer-math-captcha')) {
      captcha.dispatchEvent(new PointerEvent('pointerover', { composed: true }));
    }
  }

  clicks(name: string): void {
    this.button(name).click();
  }

  ticks(name: string): void {
    const label = findAll(this.root, 'label').find((candidate) => textOf(candidate).includes(name));
    const box = label?.querySelector<HTMLInputElement>('[type=checkbox]');
    if (!box) throw new Error(`There is no box "${name}"; the page says: ${this.text}`);
    box.click();
  }

  /** Clicks the submit button and waits until the message is stored or has failed. */
  async sends(): Promise<void> {
    const ended = this.#ends;
    findAll(this.root, 'form .button')[0]?.click();
    await this.waitsForEnd(ended);
  }

  /** Waits for another event that reports an outcome. */
  async waitsForEnd(before = 0): Promise<void> {
    await until(
      'sending does not end',
      () => this.#ends > before,
      () => this.text,
    );
    await settles(this.root);
    await settles(document);
  }

  get #ends(): number {
    return this.events.filter((type) => ends.includes(type)).length;
  }

  async sees(words: string): Promise<void> {
    await until(
      `"${words}" is not seen`,
      () => this.text.includes(words),
      () => this.text,
    );
  }

  async seesNoMore(words: string): Promise<void> {
    await until(
      `"${words}" is still seen`,
      () => !this.text.includes(words),
      () => this.text,
    );
  }

  /** What a screen reader announces without the focus. */
  get hears(): string {
    return findAll(this.root, '[role=status], [role=alert], [aria-live]').map(textOf).join(' ').trim();
  }

  async hearsWords(words: string): Promise<void> {
    await until(
      `"${words}" is not heard`,
      () => this.hears.includes(words),
      () => this.hears,
    );
  }

  get text(): string {
    return textOf(this.widget);
  }

  get question(): string {
    return findAll(this.root, '[part~=question]').map(textOf).join(' ');
  }

  get state(): string {
    return 'state' in this.widget ? String(this.widget.state) : '';
  }

  /** The error that is associated with a field. */
  errorAt(label: string): string {
    return description(this.field(label));
  }

  valueOf(label: string): string {
    return this.field(label).value;
  }

  /** The label of the field that has the focus. */
  get at(): string {
    const element = focused();
    return element ? nameOf(element) : '';
  }

  field(label: string): Control {
    const controls = findAll(this.root, 'input, textarea') as readonly Control[];
    const slotted = findAll(this.widget, 'input, textarea') as readonly Control[];
    const found = [...controls, ...slotted].find((control) => nameOf(control).startsWith(label));
    if (!found) throw new Error(`There is no field "${label}"; the page says: ${this.text}`);
    return found;
  }

  button(name: string): HTMLElement {
    const found = findAll(this.root, 'button, a').find((button) => nameOf(button).startsWith(name));
    if (!found) throw new Error(`There is no button "${name}"; the page says: ${this.text}`);
    return found;
  }

  get root(): ShadowRoot {
    if (!this.widget.shadowRoot) throw new Error(`<${this.widget.localName}> has drawn nothing.`);
    return this.widget.shadowRoot;
  }
}

const eventTypes = [
  'foyer-submit',
  'foyer-success',
  'foyer-unconfirmed',
  'foyer-error',
  'foyer-invalid',
  'foyer-load',
  'foyer-action',
  'foyer-dismiss',
];

const ends = ['foyer-success', 'foyer-unconfirmed', 'foyer-error', 'foyer-invalid'];

/** The accessible name, as far as these widgets need it. */
export function nameOf(element: Element): string {
  const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
  const words = labels.map((label) => textOf(label as Element)).join(' ');
  return element.getAttribute('aria-label') ?? (words || textOf(element));
}

function description(control: Element): string {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '');
  const root = control.getRootNode() as ShadowRoot;
  return ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
}

/** Opens a page with the widget on it. */
export async function visits<Kind extends Widget>(markup: string, surroundings?: Surroundings): Promise<Visitor<Kind>> {
  const heard: Event[] = [];
  const hear = (event: Event) => heard.push(event);
  for (const type of eventTypes) document.addEventListener(type, hear);
  const widget = await opens<Kind>(markup, surroundings);
  for (const type of eventTypes) document.removeEventListener(type, hear);
  return new Visitor(
    widget,
    heard.filter(({ target }) => target === widget),
  );
}
