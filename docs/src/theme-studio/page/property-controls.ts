// The controls of the custom properties: text, and for colors a picker for each scheme.
import {
  type Changed,
  type Control,
  controlsOf,
  fieldIn,
  lineControl,
  picked,
} from '../../configurator/page/controls.ts';
import type { PageWorld } from '../../configurator/page-world.ts';
import { joinSchemes, type SchemeColors, splitSchemes } from '../themes.ts';
import { hexOf } from './swatch.ts';

export interface PropertyControl extends Control {
  /** Shows in the pickers what follows from other colors. */
  showDerived?(schemes: SchemeColors): void;
}

/** By name of the property. */
export function useProperties(
  root: HTMLElement,
  { properties }: PageWorld,
  changed: (name: string, value: string) => void,
): ReadonlyMap<string, PropertyControl> {
  const initial = new Map(properties.map((property) => [property.name, property.initial]));
  const schemes = (element: HTMLElement, write: Changed) =>
    schemesControl(element, initial.get(element.dataset['control'] ?? '') ?? '', write);
  return controlsOf(root.querySelectorAll<HTMLElement>('[data-control]'), { schemes }, changed);
}

function schemesControl(element: HTMLElement, initial: string, write: Changed): PropertyControl {
  const [light, dark] = element.querySelectorAll<HTMLInputElement>('[type="color"]');
  if (!light || !dark) throw new Error('a color has a picker for each scheme');
  const input = fieldIn(element);
  const showSchemes = (schemes: SchemeColors) => {
    light.value = hexOf(element, schemes.light) ?? light.value;
    dark.value = hexOf(element, schemes.dark) ?? dark.value;
  };
  const showPicked = (value: string) => showSchemes(splitSchemes(value || initial));
  const text = lineControl(element, (value) => {
    showPicked(value);
    write(value);
  });
  const both = () => joinSchemes({ light: light.value, dark: dark.value });
  for (const [scheme, picker] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    picker.addEventListener('input', () => {
      const schemes = input.value === '' ? { light: light.value, dark: dark.value } : splitSchemes(input.value);
      const next = joinSchemes({ ...schemes, [scheme]: picker.value });
      text.show(next);
      write(next);
    });
  }
  return {
    ...text,
    left: () => text.left() || (picked(light) === '' && picked(dark) === '' ? '' : both()),
    show: (value) => {
      text.show(value);
      showPicked(value);
    },
    showDerived: (schemes) => {
      if (input.value === '') showSchemes(schemes);
    },
  };
}
