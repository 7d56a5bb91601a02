// The pairs of colors whose contrast counts, and where each color comes from. Expressions are CSS: the widgets' own style sheet
// derives the colors, so nothing is computed twice. These names are private to the widgets: what is under the pointer, has the
// focus, or tells of an error or a success has its color in no computed style before it is so. A test compares the names.
import { paint, ratio, type Rgba } from './contrast.ts';

/** Colors by the name that they have here. */
export const colors = {
  accent: 'var(--_accent)',
  onAccent: 'var(--_on)',
  hover: 'var(--_hover)',
  surface: 'var(--_surface)',
  text: 'var(--_text)',
  muted: 'var(--_muted)',
  border: 'var(--_border)',
  danger: 'var(--_danger)',
  success: 'var(--_success)',
  focus: 'var(--_focus)',
  mark: 'var(--_mark)',
  tint: 'var(--_tint)',
  field: 'var(--foyer-field-surface, transparent)',
  fieldBorder: 'var(--foyer-field-border, var(--_border))',
  cardBorder: 'var(--foyer-card-border, var(--_line))',
} as const;

export type ColorName = keyof typeof colors;
export type Colors = Readonly<Record<ColorName, Rgba>>;

interface Pair {
  readonly words: readonly [en: string, de: string];
  readonly front: ColorName;
  /** Painted one over the other on the page. */
  readonly layers: readonly ColorName[];
  readonly needs: 4.5 | 3;
}

export const pairs: readonly Pair[] = [
  { words: ['Text', 'Text'], front: 'text', layers: ['surface'], needs: 4.5 },
  { words: ['Muted text', 'Gedämpfter Text'], front: 'muted', layers: ['surface'], needs: 4.5 },
  {
    words: ['Text on the tinted panel', 'Text auf der getönten Fläche'],
    front: 'text',
    layers: ['surface', 'tint'],
    needs: 4.5,
  },
  {
    words: ['Muted text on the tinted panel', 'Gedämpfter Text auf der getönten Fläche'],
    front: 'muted',
    layers: ['surface', 'tint'],
    needs: 4.5,
  },
  { words: ['Text in fields', 'Text in Feldern'], front: 'text', layers: ['surface', 'field'], needs: 4.5 },
  {
    words: ['Text on the accent', 'Text auf dem Akzent'],
    front: 'onAccent',
    layers: ['surface', 'accent'],
    needs: 4.5,
  },
  {
    words: ['The same, under the pointer', 'Derselbe, unter dem Zeiger'],
    front: 'onAccent',
    layers: ['surface', 'hover'],
    needs: 4.5,
  },
  { words: ['Errors', 'Fehler'], front: 'danger', layers: ['surface'], needs: 4.5 },
  { words: ['Success', 'Erfolg'], front: 'success', layers: ['surface'], needs: 4.5 },
  { words: ['Borders of fields', 'Ränder von Feldern'], front: 'fieldBorder', layers: ['surface'], needs: 3 },
  { words: ['Borders of other controls', 'Ränder anderer Elemente'], front: 'border', layers: ['surface'], needs: 3 },
  { words: ['Focus ring', 'Fokusring'], front: 'focus', layers: ['surface'], needs: 3 },
  { words: ['Underlines of links', 'Unterstreichungen von Links'], front: 'mark', layers: ['surface'], needs: 3 },
];

export interface Measured {
  readonly pair: Pair;
  readonly ratio: number;
  readonly isEnough: boolean;
}

/** @param ground what the widgets stand on */
export function measure(found: Colors, ground: Rgba): readonly Measured[] {
  return pairs.map((pair) => {
    const below = paint(
      ground,
      pair.layers.map((name) => found[name]),
    );
    const reached = ratio(paint(below, [found[pair.front]]), below);
    return { pair, ratio: reached, isEnough: reached >= pair.needs };
  });
}
