// What somebody chose, and its form in a URL: readable names, and only what differs from the start.
import type { Catalog, Language, Widget } from './catalog.ts';
import { type Reason, refuse } from './checks.ts';
import { type Property, refuseProperty, type Supports } from './look.ts';
import { startOf } from './starts.ts';

export const targets = ['script', 'npm', 'react', 'vue', 'svelte', 'angular', 'block', 'shortcode'] as const;
export type Target = (typeof targets)[number];

/** What may be asked for beside the tag. */
export const extras = ['still', 'prerendered', 'policy', 'hashes'] as const;
export type Extra = (typeof extras)[number];

export interface Settings {
  /** Without `foyer-`. */
  readonly widget: string;
  readonly as: Target;
  /** By name; what is empty is not written. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Name of a finished theme, or empty. */
  readonly theme: string;
  /** Custom properties with their values. */
  readonly look: Readonly<Record<string, string>>;
  /** Folder with the script files; empty: where the endpoint is, else the public one. */
  readonly files: string;
  readonly extras: Readonly<Record<Extra, boolean>>;
}

/** A value of a URL that counts for nothing. */
export interface Refusal {
  readonly name: string;
  readonly value: string;
  readonly reason: Reason | { readonly code: 'unknown' | 'twice' | 'color' | 'property' };
}

export interface World {
  readonly catalog: Catalog;
  readonly themes: readonly string[];
  readonly properties: readonly Property[];
  readonly services: readonly string[];
  readonly language: Language;
  readonly supports: Supports;
}

const usualExtras: Settings['extras'] = { still: true, prerendered: false, policy: false, hashes: false };

export function start(world: World, name = 'contact-card'): Settings {
  const widget = widgetOf(world, name);
  return {
    widget: widget.name,
    as: 'script',
    attributes: startOf(widget.name, world.language),
    theme: '',
    look: {},
    files: '',
    extras: usualExtras,
  };
}

export function widgetOf({ catalog }: Pick<World, 'catalog'>, name: string): Widget {
  const [found] = catalog.filter((widget) => widget.name === name);
  const widget = found ?? catalog[0];
  if (!widget) throw new Error('the catalog is empty');
  return widget;
}

export interface Opened {
  readonly settings: Settings;
  readonly refused: readonly Refusal[];
}

/** Total: what a URL says wrongly is refused value by value, and the rest counts. */
export function readSettings(query: string, world: World): Opened {
  const refused: Refusal[] = [];
  const given = new Map<string, string>();
  const widget = new URLSearchParams(query).get('widget') ?? '';
  for (const [name, value] of new URLSearchParams(query)) {
    const reason = given.has(name) ? { code: 'twice' as const } : refuseSetting(name, value, { world, widget });
    if (reason) refused.push({ name, value, reason });
    else given.set(name, value);
  }
  let settings = start(world, given.get('widget'));
  for (const [name, value] of given) if (name !== 'widget') settings = withSetting(settings, name, value);
  return { settings, refused };
}

interface Asked {
  readonly world: World;
  /** Decides which attributes there are. */
  readonly widget: string;
}

/** @returns why this setting cannot have this value */
export function refuseSetting(name: string, value: string, { world, widget }: Asked): Refusal['reason'] | undefined {
  const choice = (allowed: readonly string[]) =>
    allowed.includes(value) ? undefined : { code: 'choice' as const, allowed };
  if (name === 'widget') return choice(world.catalog.map((known) => known.name));
  if (name === 'as') return choice(targets);
  if (name === 'theme') return value === '' ? undefined : choice(world.themes);
  if (name === 'files') return refuse({ format: 'address', values: [], range: [0, 0] }, value);
  if (extras.some((extra) => extra === name)) return choice(['true', 'false']);
  if (name.startsWith('--')) return refuseProperty(world, name, value);
  return refuseAttribute(widgetOf(world, widget), name, { value, services: world.services });
}

/** The settings with one more value, which nothing refuses. */
export function withSetting(settings: Settings, name: string, value: string): Settings {
  const [extra] = extras.filter((known) => known === name);
  if (extra) return { ...settings, extras: { ...settings.extras, [extra]: value === 'true' } };
  if (name === 'as' || name === 'theme' || name === 'files') return { ...settings, [name]: value };
  if (name.startsWith('--')) return { ...settings, look: { ...settings.look, [name]: value } };
  return { ...settings, attributes: { ...settings.attributes, [name]: value } };
}

function refuseAttribute(
  widget: Widget,
  name: string,
  { value, services }: { readonly value: string; readonly services: readonly string[] },
): Refusal['reason'] | undefined {
  const [attribute] = widget.attributes.filter((row) => row.name === name);
  if (!attribute) return { code: 'unknown' };
  if (name === 'service' && value !== '' && !services.includes(value)) return { code: 'choice', allowed: services };
  return refuse(attribute, value);
}

/** The query without `?`; empty for the start. */
export function writeSettings(settings: Settings, world: World): string {
  const fresh = start(world, settings.widget);
  const query = new URLSearchParams();
  if (settings.widget !== start(world).widget) query.set('widget', settings.widget);
  if (settings.as !== fresh.as) query.set('as', settings.as);
  const names = new Set([...Object.keys(fresh.attributes), ...Object.keys(settings.attributes)]);
  for (const name of names) {
    const value = settings.attributes[name] ?? '';
    if (value !== (fresh.attributes[name] ?? '')) query.set(name, value);
  }
  if (settings.theme !== '') query.set('theme', settings.theme);
  for (const [name, value] of Object.entries(settings.look)) if (value !== '') query.set(name, value);
  if (settings.files !== '') query.set('files', settings.files);
  for (const extra of extras)
    if (settings.extras[extra] !== fresh.extras[extra]) query.set(extra, String(settings.extras[extra]));
  return query.toString();
}

/**
 * The same look and delivery for another widget: attributes that it knows keep what was written, the others start anew.
 *
 * @param name of the widget that is chosen next
 */
export function changeWidget(settings: Settings, world: World, name: string): Settings {
  const [before, next] = [start(world, settings.widget), start(world, name)];
  const known = widgetOf(world, name).attributes.map((attribute) => attribute.name);
  const written = Object.entries(settings.attributes).filter(
    ([attribute, value]) => known.includes(attribute) && value !== (before.attributes[attribute] ?? ''),
  );
  return { ...settings, widget: next.widget, attributes: { ...next.attributes, ...Object.fromEntries(written) } };
}
