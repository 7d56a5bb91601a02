// Measures how high a widget is in places of many widths.
import type { Height } from './rules.ts';

export interface Measured {
  readonly tag: string;
  /** Of the element, or empty. */
  readonly id: string;
  readonly heights: readonly Height[];
}

/** From the narrowest column on a phone to a wide desktop, in CSS pixels. */
export const widths: readonly number[] = Array.from({ length: 107 }, (_, step) => 256 + step * 8);

/**
 * Draws a widget in a place that nobody sees. Scripts in the HTML do not run.
 *
 * Uses nothing from outside, so that tests can run it in any page.
 *
 * @param html one Foyer tag, or its `div` form, with its children
 * @param wanted widths in CSS pixels, ascending
 * @param language of the page that it is for, BCP 47
 * @param properties custom properties of the page, such as `--foyer-space`
 * @returns undefined where the HTML has no widget
 */
export async function measureHeights(
  html: string,
  wanted: readonly number[],
  language: string,
  properties: Readonly<Record<string, string>> = {},
): Promise<Measured | undefined> {
  const written = [...new DOMParser().parseFromString(html, 'text/html').body.querySelectorAll<HTMLElement>('*')].find(
    (element) => element.localName.startsWith('foyer-') || element.dataset['foyer'] !== undefined,
  );
  if (!written) return undefined;
  const isTag = written.localName.startsWith('foyer-');
  const tag = isTag ? written.localName : `foyer-${written.dataset['foyer']}`;
  const widget = document.createElement(tag);
  for (const { name, value } of written.attributes) {
    const attribute = isTag ? name : name.replace(/^data-(?!foyer$)/, '');
    if ((isTag || attribute !== name || name === 'lang') && !attribute.startsWith('on'))
      widget.setAttribute(attribute, value);
  }
  for (const child of written.querySelectorAll<HTMLElement>('[data-slot]')) child.slot = child.dataset['slot'] ?? '';
  widget.removeAttribute('id');
  // On the owner's machine a note about a missing endpoint would take room.
  if (!widget.hasAttribute('endpoint')) widget.setAttribute('endpoint', 'https://forms.example.org/');
  widget.append(...written.childNodes);

  const place = document.createElement('div');
  Object.assign(place.style, { position: 'absolute', visibility: 'hidden', font: '16px/1.5 sans-serif' });
  for (const [name, value] of Object.entries(properties)) place.style.setProperty(name, value);
  place.lang = language;
  place.append(widget);
  document.body.append(place);
  const heightAt = (width: number) => {
    place.style.inlineSize = `${width}px`;
    return widget.getBoundingClientRect().height;
  };
  try {
    await Promise.all([customElements.whenDefined(tag), document.fonts.ready]);
    // The words come after the class.
    for (let rest = 0, last = 0, frame = 0; rest < 20 && frame < 600; frame += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      const now = heightAt(wanted[0] ?? 0);
      rest = now > 0 && now === last ? rest + 1 : 0;
      last = now;
    }
    return { tag, id: written.id, heights: wanted.map((width) => ({ width, height: heightAt(width) })) };
  } finally {
    place.remove();
  }
}
