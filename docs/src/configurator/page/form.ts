// The form of the configurator for one widget: a control for each attribute, in groups.
import type { Attribute, Group, Widget } from '../catalog.ts';
import type { PageWorld } from '../page-world.ts';
import { missingFor, type Service } from '../services.ts';
import type { Settings } from '../settings.ts';
import { startOf } from '../starts.ts';
import { missingWords, wordsOf } from '../words.ts';
import { choiceControl, colorControl, type Control, switchControl, textControl } from './controls.ts';
import { fieldsControl } from './fields-control.ts';
import { h } from './dom.ts';

export interface Form {
  readonly element: HTMLElement;
  /** By name of the setting. */
  readonly controls: ReadonlyMap<string, Control>;
  /** Shows what belongs to the chosen service. */
  showService(settings: Settings): void;
}

export interface FormOptions {
  readonly world: PageWorld;
  readonly widget: Widget;
  readonly settings: Settings;
  /** A setting was written; the value may be refused. */
  readonly changed: (name: string, value: string) => void;
}

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
];
/** Custom properties that need no studio. */
const quickLook = ['accent', 'surface', 'text', 'radius', 'font'] as const;
const shownLook = '--foyer-accent';

export function buildForm(options: FormOptions): Form {
  const { world, widget, settings } = options;
  const words = wordsOf(world.language);
  const attributes = (group: Group) =>
    widget.attributes
      .filter((attribute) => attribute.group === group)
      .map((attribute) => [attribute.name, attributeControl(attribute, options)] as const);
  const files = textControl({ name: 'files', label: words.files, help: words.filesHelp }, (value) =>
    options.changed('files', value),
  );
  const constants = h('div', { class: 'constants' });
  const groups = [
    {
      title: words.delivery,
      isOpen: widget.isForm,
      rows: [...attributes('delivery'), ['files', files] as const],
      then: [constants],
    },
    { title: words.content, isOpen: true, rows: attributes('content') },
    { title: words.form, isOpen: true, rows: attributes('form') },
    { title: words.consent, isOpen: false, rows: attributes('consent') },
    {
      title: words.look,
      isOpen: true,
      rows: [...attributes('look'), ...lookControls(options)],
      then: [studioLink(options)],
    },
  ];
  const controls = new Map(groups.flatMap(({ rows }) => rows));
  for (const [name, control] of controls) control.show(valueOf(settings, name));
  const start = Object.keys(startOf(widget.name, world.language));
  const isShown = (name: string) => usual.includes(name) || start.includes(name) || name === shownLook;
  const element = h(
    'div',
    { class: 'groups' },
    ...groups.map((group) => drawGroup(group, { isShown, settings, more: words.more })),
  );
  return { element, controls, showService: (now) => showConstants(constants, now, options) };
}

interface ControlGroup {
  readonly title: string;
  readonly isOpen: boolean;
  readonly rows: readonly (readonly [name: string, control: Control])[];
  /** Stands behind what is shown at once. */
  readonly then?: readonly Node[];
}

interface GroupOptions {
  readonly isShown: (name: string) => boolean;
  readonly settings: Settings;
  readonly more: string;
}

/** Nothing for a group without rows. */
function drawGroup({ title, isOpen, rows, then = [] }: ControlGroup, { isShown, settings, more }: GroupOptions): Node {
  if (rows.length === 0) return document.createDocumentFragment();
  const shown = rows.filter(([name]) => isShown(name));
  const rest = rows.filter(([name]) => !isShown(name));
  const isSet = (list: typeof rows) => list.some(([name]) => valueOf(settings, name) !== '');
  const elements = (list: typeof rows) => list.map(([, { element }]) => element);
  if (shown.length === 0) return details({ title, isOpen: isSet(rest) }, [...elements(rest), ...then]);
  const others = rest.length === 0 ? [] : [details({ title: more, isOpen: isSet(rest) }, elements(rest))];
  return details({ title, isOpen }, [...elements(shown), ...then, ...others]);
}

export function valueOf(settings: Settings, name: string): string {
  if (name === 'theme') return settings.theme;
  if (name === 'files') return settings.files;
  return (name.startsWith('--') ? settings.look[name] : settings.attributes[name]) ?? '';
}

function details(
  { title, isOpen }: { readonly title: string; readonly isOpen: boolean },
  rows: readonly Node[],
): HTMLElement {
  return h('details', { open: isOpen }, h('summary', {}, title), h('div', { class: 'rows' }, ...rows));
}

function attributeControl(attribute: Attribute, { world, changed }: FormOptions): Control {
  const { name, label, help, format, values } = attribute;
  const words = wordsOf(world.language);
  const about = { name, label, help };
  const write = (value: string) => changed(name, value);
  if (name === 'service')
    return choiceControl({ ...about, help: '' }, [['', words.byAddress], ...world.services.map(serviceOption)], write);
  if (name === 'lang')
    return choiceControl({ ...about, help: '' }, [['', words.ofThePage], ...languageOptions(world)], write);
  if (format === 'switch') return switchControl(about, write);
  if (format === 'fields') return fieldsControl(about, { words, usual: attribute.default }, write);
  if (format === 'choice')
    return choiceControl(
      about,
      [['', words.usual(attribute.default)], ...values.filter((value) => value !== attribute.default).map(same)],
      write,
    );
  return textControl({ ...about, placeholder: attribute.default }, write);
}

const same = (value: string) => [value, value] as const;
const serviceOption = ({ name, title }: Service) => [name, title] as const;

function languageOptions({ languages, language }: PageWorld): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return languages
    .map((tag) => [tag, names.of(tag) ?? tag] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, language));
}

function lookControls({ world, changed }: FormOptions): readonly (readonly [string, Control])[] {
  const words = wordsOf(world.language);
  const themes = [['', words.noTheme] as const, ...world.themes.map(({ name }) => same(name))];
  const theme = choiceControl({ name: 'theme', label: words.theme }, themes, (value) => changed('theme', value));
  const properties = quickLook.map((short) => {
    const name = `--foyer-${short}`;
    const [property] = world.properties.filter((known) => known.name === name);
    const about = { name, label: words[short], placeholder: property?.initial };
    const write = (value: string) => changed(name, value);
    const isColor = property?.syntax === '<color>';
    return [
      name,
      isColor ? colorControl({ ...about, pick: words.pick(words[short]) }, write) : textControl(about, write),
    ] as const;
  });
  return [['theme', theme], ...properties];
}

/** To all properties. The configurator adds the look that is chosen. */
const studioLink = ({ world }: FormOptions) =>
  h('p', {}, h('a', { class: 'to-studio', href: '../theme-studio/' }, wordsOf(world.language).toStudio));

/** The constants of the chosen service, each a field that writes into `service-params`. */
function showConstants(place: HTMLElement, { attributes }: Settings, { world, changed }: FormOptions): void {
  const words = wordsOf(world.language);
  const [service] = world.services.filter(({ name }) => name === attributes['service']);
  const shownFor = place.dataset['service'] ?? '';
  if (!service) {
    delete place.dataset['service'];
    return place.replaceChildren();
  }
  if (shownFor !== service.name) {
    place.dataset['service'] = service.name;
    const current = new URLSearchParams(attributes['service-params']);
    const fields = service.constants.map(({ name, example }) => {
      const control = textControl(
        { name: `constant-${name}`, label: words.constant(name), placeholder: example },
        (value) => changed('service-params', withConstant(place.dataset['params'] ?? '', name, value)),
      );
      control.show(current.get(name) ?? '');
      return control.element;
    });
    const link = h('a', { href: `../services/${service.name}/` }, words.aboutService(service.title));
    place.replaceChildren(
      ...fields,
      h('p', { class: 'help' }, words.like(service.endpoint), ' ', link),
      h('p', { class: 'missing' }),
    );
  }
  place.dataset['params'] = attributes['service-params'] ?? '';
  const missing = missingFor(service, attributes).map((one) => missingWords(one, world.language));
  place.lastElementChild?.replaceChildren(missing.join(' '));
}

function withConstant(params: string, name: string, value: string): string {
  const changed = new URLSearchParams(params);
  if (value === '') changed.delete(name);
  else changed.set(name, value);
  return changed.toString();
}
