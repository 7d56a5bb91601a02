// The form of one widget: which controls it has, in which groups, and what is folded away at first.
import type { DescribedAttribute, DescribedWidget, Group, Language } from './catalog.ts';
import { startOf } from './starts.ts';
import type { wordsOf } from './words.ts';

/** What most people set; what a widget starts with is shown as well, and all else one click away. */
const usual = [
  'service',
  'endpoint',
  'fields',
  'name-field',
  'consent',
  'lang',
  'formality',
  'variant',
  'theme',
  'challenge',
  '--foyer-accent',
];

/** Custom properties that need no studio. */
export const quickLook = ['accent', 'surface', 'text', 'radius', 'font'] as const;
export type QuickLook = (typeof quickLook)[number];

/** An attribute, or a setting of the configurator's own. */
export type Row = DescribedAttribute | { readonly name: 'files' | 'theme' | `--foyer-${QuickLook}` };

export interface FormGroup {
  readonly key: Exclude<Group, 'other'>;
  readonly title: string;
  readonly isOpen: boolean;
  /** Shown at once; where there are none, the whole group is one click away. */
  readonly shown: readonly Row[];
  readonly rest: readonly Row[];
}

/** Groups that have rows. */
export function planForm(
  widget: DescribedWidget,
  words: ReturnType<typeof wordsOf>,
  language: Language,
): readonly FormGroup[] {
  const start = startOf(widget.name, language);
  const isShown = ({ name }: Row) => usual.includes(name) || name in start;
  const plan = (key: FormGroup['key'], isOpen: boolean, own: readonly Row[] = []): readonly FormGroup[] => {
    const rows: readonly Row[] = [...widget.attributes.filter(({ group }) => group === key), ...own];
    if (rows.length === 0) return [];
    const shown = rows.filter(isShown);
    return [
      { key, title: words[key], isOpen: isOpen && shown.length > 0, shown, rest: rows.filter((row) => !isShown(row)) },
    ];
  };
  const look = quickLook.map((short) => ({ name: `--foyer-${short}` as const }));
  return [
    ...plan('delivery', widget.isForm, [{ name: 'files' }]),
    ...plan('content', true),
    ...plan('form', true),
    ...plan('consent', false),
    ...plan('look', true, [{ name: 'theme' }, ...look]),
  ];
}
