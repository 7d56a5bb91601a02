// The controls of the custom properties: text, and for colors a picker for each scheme.
import {
  type Changed,
  type Control,
  controlsOf,
  fieldIn,
  lineControl,
  picked,
} from '../../configurator/page/controls.ts';
import { joinSchemes, type SchemeColors, splitSchemes } from '../themes.ts';

export interface PropertyControl extends Control {
  /** Shows in the pickers what is seen of the color, also if it follows from others; six-digit colors. */
  showSeen?(schemes: SchemeColors): void;
}

/** By name of the property. */
export const useProperties = (
  root: HTMLElement,
  changed: (name: string, value: string) => void,
): ReadonlyMap<string, PropertyControl> =>
  controlsOf(root.querySelectorAll<HTMLElement>('[data-control]'), { schemes: schemesControl }, changed);

function schemesControl(element: HTMLElement, changed: Changed): PropertyControl {
  const [light, dark] = element.querySelectorAll<HTMLInputElement>('[type="color"]');
  if (!light || !dark) throw new Error('a color has a picker for each scheme');
  const input = fieldIn(element);
  const text = lineControl(element, changed);
  const seen = () => ({ light: light.value, dark: dark.value });
  for (const [scheme, picker] of Object.entries({ light, dark })) {
    picker.addEventListener('input', () => {
      const before = input.value === '' ? seen() : splitSchemes(input.value);
      const next = joinSchemes({ ...before, [scheme]: picker.value });
      text.show(next);
      changed(next);
    });
  }
  return {
    ...text,
    left: () => text.left() || (picked(light) === '' && picked(dark) === '' ? '' : joinSchemes(seen())),
    showSeen(schemes) {
      light.value = schemes.light;
      dark.value = schemes.dark;
    },
  };
}
