// What is looked for in a style sheet: for each of our properties, the names and places that pages give it, the best first.
import { partsOf } from './commas.ts';

export interface Want {
  readonly property: string;
  /** CSS property whose grammar the value must match. */
  readonly as: string;
  /** Names of the page's custom properties, the best first. */
  readonly variables: readonly RegExp[];
  /** Where rules say it, the best first. */
  readonly places: readonly (readonly [selector: RegExp, properties: readonly string[]])[];
}

export const page = /^(?::root|html|body)$/;
const buttons =
  /^(?:button|input\[type="?(?:submit|button)"?\]|\[type="?submit"?\]|\.(?:btn|button)(?:-primary|--primary)?|\.wp-block-button__link|\.wp-element-button)$/;
const primaryButtons = /^\.(?:btn|button)(?:\.|-|--)primary$/;
const headings = /^h[1-3]$/;
const fields = /^(?:input|textarea|select|\.form-control|input\[type="?(?:text|email)"?\])$/;
const backgrounds = ['background-color', 'background'];

export const wanted: readonly Want[] = [
  {
    property: '--foyer-accent',
    as: 'color',
    variables: [
      /^--foyer-accent$/,
      /^--(?:[a-z]+-)?(?:accent|brand)(?:-color)?$/,
      /^--(?:[a-z]+-)?primary(?:-color)?$/,
      /^--(?:[a-z]+-)?(?:main|theme)-color$/,
    ],
    places: [
      [primaryButtons, backgrounds],
      [buttons, backgrounds],
      [/^a$/, ['color']],
    ],
  },
  {
    property: '--foyer-surface',
    as: 'color',
    variables: [/^--foyer-surface$/],
    places: [[page, backgrounds]],
  },
  { property: '--foyer-text', as: 'color', variables: [/^--foyer-text$/], places: [[page, ['color']]] },
  {
    property: '--foyer-font',
    as: 'font-family',
    variables: [/^--foyer-font$/],
    places: [[page, ['font-family', 'font']]],
  },
  {
    property: '--foyer-font-heading',
    as: 'font-family',
    variables: [/^--foyer-font-heading$/],
    places: [[headings, ['font-family', 'font']]],
  },
  {
    property: '--foyer-radius',
    as: 'border-top-left-radius',
    variables: [/^--foyer-radius$/],
    places: [
      [fields, ['border-radius']],
      [buttons, ['border-radius']],
    ],
  },
  {
    property: '--foyer-button-radius',
    as: 'border-top-left-radius',
    variables: [/^--foyer-button-radius$/],
    places: [[buttons, ['border-radius']]],
  },
  {
    property: '--foyer-heading-weight',
    as: 'font-weight',
    variables: [/^--foyer-heading-weight$/],
    places: [[headings, ['font-weight']]],
  },
  ...[
    ['on-accent', 'color'],
    ['muted', 'color'],
    ['border', 'color'],
    ['danger', 'color'],
    ['success', 'color'],
    ['focus', 'color'],
    ['field-surface', 'color'],
    ['field-border', 'color'],
    ['card-border', 'color'],
    ['space', 'border-top-left-radius'],
    ['corner', 'border-top-left-radius'],
    ['field-border-width', 'border-width'],
    ['shadow', 'box-shadow'],
    ['label-weight', 'font-weight'],
    ['button-weight', 'font-weight'],
  ].map(([name = '', as = '']) => ({
    property: `--foyer-${name}`,
    as,
    variables: [new RegExp(`^--foyer-${name}$`)],
    places: [],
  })),
];

/** `.dark`, `.theme-dark`, `[data-theme=dark]` and the like. */
export const darkMark =
  /\.(?:dark(?:-(?:mode|theme))?|(?:theme|mode|is)-dark)(?![\w-])|\[[\w-]+[~^$|*]?=["']?dark["']?\]/i;

/** Whether one of the selectors names this place and no other; marks of a scheme before it do not count. */
export function isAt(selector: string, place: RegExp): boolean {
  const plain = selector.toLowerCase().replaceAll(/:not\([^()]*\)/g, '');
  return partsOf(plain)
    .flatMap((one) => alternatives(one))
    .some((one) => {
      const parts = one
        .trim()
        .split(/[\s>+~]+/)
        .map((part) => part.replace(darkMark, ''));
      const [only = ':root', ...others] = parts.filter(
        (part, index) => part !== '' && !(index < parts.length - 1 && page.test(part)),
      );
      return others.length === 0 && place.test(only);
    });
}

/** Each choice doubles the selectors. */
const MAX_CHOICES = 4;

/** The selector with each choice of `:is()` and `:where()` in its place. */
function alternatives(selector: string, depth = 0): readonly string[] {
  const [choice, inside = ''] = /:(?:where|is)\(([^()]*)\)/.exec(selector) ?? [];
  if (choice === undefined || depth >= MAX_CHOICES) return [selector];
  return inside.split(',').flatMap((chosen) =>
    alternatives(
      selector.replace(choice, () => chosen.trim()),
      depth + 1,
    ),
  );
}
