// The real element, with the chosen look. Custom properties are set by script, and themes by constructed style sheets, as a
// strict policy wants it.
import type { PageWorld } from '../page-world.ts';
import { namesOf } from '../page-world.ts';
import type { Settings } from '../settings.ts';
import { elementOf } from '../snippets/element.ts';
import { h } from './dom.ts';
import { ScopedSheet } from './scoped-sheet.ts';

let themeSheet: ScopedSheet | undefined;

/** Draws anew what changed; what was typed into the widget stays while the widget stays. */
export function showPreview(place: HTMLElement, settings: Settings, world: PageWorld): void {
  const { tag, attributes, children } = elementOf(settings, namesOf(world));
  const shown = place.firstElementChild;
  const widget = shown?.localName === tag ? shown : document.createElement(tag);
  if (widget !== shown) place.replaceChildren(widget);
  const wanted = new Map(attributes.map(({ name, value }) => [name, value]));
  for (const { name } of [...widget.attributes]) if (!wanted.has(name)) widget.removeAttribute(name);
  for (const [name, value] of wanted) if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  const slotted = children.map(({ topic, text }) => h('span', { slot: 'topics', 'data-topic': topic }, text));
  if (widget.textContent !== slotted.map(({ textContent }) => textContent).join('')) widget.replaceChildren(...slotted);
  showLook(place, settings, world);
}

function showLook(place: HTMLElement, { look, theme }: Settings, world: PageWorld): void {
  for (const { name } of world.properties) {
    if (look[name]) place.style.setProperty(name, look[name]);
    else place.style.removeProperty(name);
  }
  const [chosen] = world.themes.filter(({ name }) => name === theme);
  themeSheet ??= new ScopedSheet('.preview-place');
  themeSheet.show(chosen?.css ?? '', { withRoot: true });
}
