// The preview: all widgets, light and dark, with the theme.
import type { Language } from '../../configurator/catalog.ts';
import type { PageWorld } from '../../configurator/page-world.ts';
import { h } from '../../configurator/page/dom.ts';
import { ScopedSheet } from '../../configurator/page/scoped-sheet.ts';
import { startOf } from '../../configurator/starts.ts';
import type { Schemes } from '../export.ts';
import { type Measured, measure } from '../pairs.ts';
import type { Studio } from '../themes.ts';
import { colorsOf, groundOf } from './swatch.ts';

export interface Figures {
  readonly light: readonly Measured[];
  readonly dark: readonly Measured[];
  readonly colors: Schemes;
}

export class Stage {
  readonly #places: Readonly<Record<'light' | 'dark', HTMLElement>>;
  readonly #world: PageWorld;
  readonly #sheet = new ScopedSheet('.preview-place');

  constructor(element: HTMLElement, world: PageWorld) {
    this.#world = world;
    this.#places = { light: placeIn(element, 'light'), dark: placeIn(element, 'dark') };
    for (const place of Object.values(this.#places)) fill(place, world.language);
  }

  /** Shows the theme. */
  show({ theme, values }: Studio): void {
    const [chosen] = this.#world.themes.filter(({ name }) => name === theme);
    this.#sheet.show(chosen?.css ?? '', { withRoot: false });
    for (const place of Object.values(this.#places)) {
      for (const { name } of this.#world.properties) {
        const value = values[name] ?? '';
        if (value === '') place.style.removeProperty(name);
        else place.style.setProperty(name, value);
      }
    }
  }

  /** Resolves once the colors of outcomes are there, which come with the first interaction. */
  async ready(): Promise<void> {
    for (const place of Object.values(this.#places)) {
      const card = cardIn(place);
      // A widget with fields of its own loads them all, and asks no server.
      card.append(h('span', { slot: 'fields', hidden: true }));
      for (let frame = 0; frame < 300 && getComputedStyle(card).getPropertyValue('--_danger') === ''; frame += 1)
        await new Promise((done) => requestAnimationFrame(done));
    }
  }

  measure(): Figures {
    const { light, dark } = this.#places;
    const colors = { light: colorsOf(cardIn(light)), dark: colorsOf(cardIn(dark)) };
    return { light: measure(colors.light, groundOf(light)), dark: measure(colors.dark, groundOf(dark)), colors };
  }
}

function cardIn(place: HTMLElement): HTMLElement {
  const card = place.querySelector('foyer-contact-card');
  if (!(card instanceof HTMLElement)) throw new Error('the stage has no card');
  return card;
}

function placeIn(element: HTMLElement, scheme: 'light' | 'dark'): HTMLElement {
  const place = element.querySelector<HTMLElement>(`[data-scheme="${scheme}"]`);
  if (!place) throw new Error(`the stage has no ${scheme} place`);
  return place;
}

function fill(place: HTMLElement, language: Language): void {
  for (const widget of place.children) {
    const start = startOf(widget.localName.slice('foyer-'.length), language);
    for (const [name, value] of Object.entries(start)) widget.setAttribute(name, value);
  }
}
