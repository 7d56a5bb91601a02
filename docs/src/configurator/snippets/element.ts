// What a snippet says, before it is written for one place: the tag with its attributes and children, and the CSS to it.
import { type Settings, start, widgetOf, type World } from '../settings.ts';

export interface Written {
  readonly name: string;
  readonly value: string;
  /** A switch that is on. */
  readonly isOn: boolean;
}

export interface SnippetElement {
  readonly tag: string;
  readonly attributes: readonly Written[];
  readonly children: readonly Child[];
}

/** The label of a topic, in its slot. */
interface Child {
  readonly topic: string;
  readonly text: string;
}

export function elementOf({ widget: name, attributes: chosen, as }: Settings, world: World): SnippetElement {
  const widget = widgetOf(world, name);
  const attributes = as === 'block' || as === 'shortcode' ? withoutExample(chosen, start(world, name)) : chosen;
  const written = widget.attributes.flatMap(({ name: attribute, format, default: usual }) => {
    const value = attributes[attribute] ?? '';
    if (value === '' || (value === usual && format !== 'text')) return [];
    return [{ name: attribute, value, isOn: format === 'switch' }];
  });
  const topics = attributes['topics'] ?? '';
  const isAsked = widget.attributes.some((attribute) => attribute.name === 'topics') && topics !== '';
  return {
    tag: `foyer-${widget.name}`,
    attributes: written,
    children: isAsked ? topics.split(' ').map((topic) => ({ topic, text: inWords(topic) })) : [],
  };
}

/** In WordPress the site itself is the endpoint until another one is written. */
function withoutExample(attributes: Settings['attributes'], fresh: Settings): Settings['attributes'] {
  const { endpoint, ...others } = attributes;
  return endpoint === undefined || endpoint === fresh.attributes['endpoint'] ? others : attributes;
}

/** `new-books` becomes "New books", which the owner puts into words of their own. */
function inWords(topic: string): string {
  const words = topic.replaceAll(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The rules for the chosen look. What stands in a string may end no style element, and be no expression of Vue's. */
export function lookRules(look: Settings['look']): string {
  const set = Object.entries(look).filter(([, value]) => value !== '');
  if (set.length === 0) return '';
  return `:root {\n${set.map(([name, value]) => `  ${name}: ${inString(value)};\n`).join('')}}\n`;
}

const inString = (value: string) => value.replaceAll('<', '\\3c ').replaceAll('v-bind(', 'v-bind\\28 ');
