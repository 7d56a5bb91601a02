// What a control shows: its kind, words and choices. Everything that the pages' HTML is built from.
import type { DescribedAttribute } from './catalog.ts';
import type { QuickLook, Row } from './form-plan.ts';
import type { BuildWorld } from './page-world.ts';
import { wordsOf } from './words.ts';

type Option = readonly [value: string, words: string];

export interface ControlProps {
  readonly name: string;
  readonly kind: 'text' | 'choice' | 'switch' | 'color' | 'schemes';
  readonly label: string;
  readonly help?: string | undefined;
  /** Shown in the empty control. */
  readonly placeholder?: string | undefined;
  readonly value?: string | undefined;
  /** Of a choice. */
  readonly options?: readonly Option[];
  /** Of colors: a label for each picker, and the color that it shows. */
  readonly pickers?: readonly (readonly [label: string, color: string])[];
}

const same = (text: string): Option => [text, text];

/** @param colors what a color is in the light when nobody sets it, by name of the property, as a picker wants it */
export function controlProps(row: Row, world: BuildWorld, colors: Readonly<Record<string, string>>): ControlProps {
  if ('format' in row) return attributeProps(row, world);
  const words = wordsOf(world.language);
  const { name } = row;
  if (name === 'files') return { name, kind: 'text', label: words.files, help: words.filesHelp };
  const themes = world.themes.map((theme) => same(theme.name));
  if (name === 'theme') return { name, kind: 'choice', label: words.theme, options: [['', words.noTheme], ...themes] };
  const label = words[quickName(name)];
  const [property] = world.properties.filter((known) => known.name === name);
  const color = colors[name];
  const about = { name, label, placeholder: property?.initial };
  return color === undefined
    ? { ...about, kind: 'text' }
    : { ...about, kind: 'color', pickers: [[words.pick(label), color]] };
}

const quickNames: Readonly<Record<`--foyer-${QuickLook}`, QuickLook>> = {
  '--foyer-accent': 'accent',
  '--foyer-surface': 'surface',
  '--foyer-text': 'text',
  '--foyer-radius': 'radius',
  '--foyer-font': 'font',
};
const quickName = (name: keyof typeof quickNames) => quickNames[name];

function attributeProps(attribute: DescribedAttribute, world: BuildWorld): ControlProps {
  const { name, label, help, format, values, default: usual } = attribute;
  const words = wordsOf(world.language);
  const choice = (none: string, options: readonly Option[]) =>
    ({ name, label, kind: 'choice', options: [['', none], ...options] }) as const;
  if (name === 'service')
    return choice(
      words.byAddress,
      world.services.map((service) => [service.name, service.title]),
    );
  if (name === 'lang') return choice(words.ofThePage, languageOptions(world));
  if (format === 'switch') return { name, label, help, kind: 'switch' };
  const others = values.filter((value) => value !== usual);
  if (format === 'choice') return { ...choice(words.usual(usual), others.map(same)), help };
  return { name, label, help, kind: 'text', placeholder: usual };
}

function languageOptions({ languages, language }: BuildWorld): readonly Option[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return languages
    .map((tag): Option => [tag, names.of(tag) ?? tag])
    .sort(([, one], [, other]) => one.localeCompare(other, language));
}
