// Data for search engines about one widget, as a script element of JSON-LD.

/** Marks what a server wrote behind the widget. */
export const mark = 'data-widget';

export class JsonLd {
  readonly #widget: HTMLElement;
  #script: HTMLScriptElement | undefined;

  constructor(widget: HTMLElement) {
    this.#widget = widget;
  }

  /**
   * Writes it into the page's head, where search engines look for it. What a server wrote behind the widget stays while it is true.
   *
   * @param data as JSON; '' for none
   */
  write(data: string): void {
    const { nextElementSibling: written } = this.#widget;
    this.#script ??= written instanceof HTMLScriptElement && written.hasAttribute(mark) ? written : undefined;
    if (data === (this.#script?.text ?? '')) return;
    this.remove();
    if (data === '' || !this.#widget.isConnected) return;
    const script = inertScript();
    script.type = 'application/ld+json';
    script.append(document.createTextNode(data));
    document.head.append(script);
    this.#script = script;
  }

  remove(): void {
    this.#script?.remove();
    this.#script = undefined;
  }
}

/** A copy of a script that has run never runs, so that Trusted Types do not ask where its text is from. */
function inertScript(): HTMLScriptElement {
  const script = document.querySelector('script[src]')?.cloneNode();
  if (!(script instanceof HTMLScriptElement)) return document.createElement('script');
  for (const { name } of [...script.attributes]) script.removeAttribute(name);
  return script;
}
