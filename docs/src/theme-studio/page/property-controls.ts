// The controls of the custom properties: text, and for colors a picker for each scheme.
import { type Control, textControl } from '../../configurator/page/controls.ts';
import { h } from '../../configurator/page/dom.ts';
import type { Property } from '../../configurator/look.ts';
import type { PageWorld } from '../../configurator/page-world.ts';
import { joinSchemes, type SchemeColors, splitSchemes } from '../themes.ts';
import { labelOf, studioWords } from '../words.ts';
import { hexOf } from './swatch.ts';

export type Changed = (name: string, value: string) => void;

/** By name of the property, in groups. */
export interface PropertyForm {
  readonly element: HTMLElement;
  readonly controls: ReadonlyMap<string, PropertyControl>;
}

interface PropertyControl extends Control {
  /** Shows in the pickers what follows from other colors. */
  showDerived?(schemes: SchemeColors): void;
}

export function buildPropertyForm(world: PageWorld, changed: Changed): PropertyForm {
  const words = studioWords(world.language);
  const controls = new Map(
    world.properties.map((property) => [property.name, propertyControl(property, world, changed)]),
  );
  const group = (title: string, isIn: (property: Property) => boolean, isOpen = false) => {
    const rows = world.properties.filter(isIn).flatMap(({ name }) => controls.get(name)?.element ?? []);
    return h('details', { open: isOpen }, h('summary', {}, title), h('div', { class: 'rows' }, ...rows));
  };
  const isColor = ({ syntax }: Property) => syntax === '<color>';
  const isType = ({ name }: Property) => /font|weight/.test(name);
  const element = h(
    'div',
    { class: 'groups' },
    group(words.colors, isColor, true),
    group(words.shape, (property) => !isColor(property) && !isType(property)),
    group(words.type, isType),
  );
  return { element, controls };
}

function propertyControl(property: Property, world: PageWorld, changed: Changed): PropertyControl {
  const { name, initial, syntax } = property;
  const words = studioWords(world.language);
  const label = labelOf(name, world.language);
  const help = property.description.replace(/^./, (letter) => letter.toUpperCase());
  const about = { name, label, help: help === label ? '' : help, placeholder: initial || words.derived };
  const write = (value: string) => changed(name, value);
  if (syntax !== '<color>') return textControl(about, write);
  const pickers = (['light', 'dark'] as const).map((scheme) => {
    const label = words.pickFor(about.label, words[scheme]);
    return [scheme, h('input', { type: 'color', 'aria-label': label, title: label })] as const;
  });
  const text = textControl(about, (value) => {
    showPicked(value);
    write(value);
  });
  const input = text.element.querySelector('input');
  const showPicked = (value: string) => showSchemes(splitSchemes(value || initial));
  const showSchemes = (schemes: SchemeColors) => {
    for (const [scheme, picker] of pickers) picker.value = hexOf(text.element, schemes[scheme]) ?? picker.value;
  };
  for (const [scheme, picker] of pickers) {
    picker.addEventListener('input', () => {
      const [light = '', dark = ''] = pickers.map(([, { value }]) => value);
      const schemes = input?.value ? splitSchemes(input.value) : { light, dark };
      const next = joinSchemes({ ...schemes, [scheme]: picker.value });
      text.show(next);
      write(next);
    });
  }
  const row = h('div', { class: 'with-pickers' });
  input?.replaceWith(row);
  row.append(...(input ? [input] : []), ...pickers.map(([, picker]) => picker));
  return {
    ...text,
    show: (value) => {
      text.show(value);
      showPicked(value);
    },
    showDerived: (schemes) => {
      if (input?.value === '') showSchemes(schemes);
    },
  };
}
