// The form of the configurator for one widget, as it stands in the page.
import type { PageWorld } from '../page-world.ts';
import { isBlocked, type Missing, missingFor } from '../services.ts';
import type { Settings } from '../settings.ts';
import { missingWords, wordsOf } from '../words.ts';
import { colorControl, type Control, controlsOf, switchControl } from './controls.ts';
import { fieldsControl } from './fields-control.ts';

export interface Form {
  readonly element: HTMLElement;
  /** By name of the setting. */
  readonly controls: ReadonlyMap<string, Control>;
  /** Shows all settings, and opens what somebody has set. */
  show(settings: Settings): void;
  /** Shows what belongs to the chosen service. */
  showService(settings: Settings): void;
}

interface FormOptions {
  readonly world: PageWorld;
  readonly settings: () => Settings;
  /** A setting was written. Returns why its value is refused, in words, or an empty text. */
  readonly changed: (name: string, value: string) => string;
}

const kinds = { switch: switchControl, color: colorControl, fields: fieldsControl };

export function useForm(element: HTMLElement, options: FormOptions): Form {
  const own = element.querySelectorAll<HTMLElement>(':not(.constants) > [data-control]');
  const controls = controlsOf(own, kinds, options.changed);
  const blocks = [...element.querySelectorAll<HTMLElement>('.constants')].map((block) => useConstants(block, options));
  return {
    element,
    controls,
    show(settings) {
      for (const [name, control] of controls) {
        control.show(valueOf(settings, name));
        control.complain('', false);
      }
      for (const folded of element.querySelectorAll<HTMLDetailsElement>('details.rest')) {
        const names = [...folded.querySelectorAll<HTMLElement>('[data-control]')].map(
          ({ dataset }) => dataset['control'] ?? '',
        );
        folded.open = names.some((name) => valueOf(settings, name) !== '');
      }
    },
    showService({ attributes }) {
      const [service] = options.world.services.filter(({ name }) => name === attributes['service']);
      const missing = service ? missingFor(service, attributes) : [];
      for (const show of blocks) show(attributes, missing);
      controls.get('endpoint')?.want(endpointWants(attributes['endpoint'] ?? '', missing, options.world));
    },
  };
}

function endpointWants(endpoint: string, missing: readonly Missing[], { language }: PageWorld): string {
  const sentences = missing.filter(({ code }) => code === 'address').map((one) => missingWords(one, language));
  return [...sentences, ...(isBlocked(endpoint) ? [wordsOf(language).blocked] : [])].join(' ');
}

export function valueOf(settings: Settings, name: string): string {
  if (name === 'theme') return settings.theme;
  if (name === 'files') return settings.files;
  return (name.startsWith('--') ? settings.look[name] : settings.attributes[name]) ?? '';
}

type ShowsConstants = (attributes: Settings['attributes'], missing: readonly Missing[]) => void;

/** The constants of one service, each a field that writes into `service-params`. */
function useConstants(block: HTMLElement, { world, settings, changed }: FormOptions): ShowsConstants {
  const controls = controlsOf(block.querySelectorAll<HTMLElement>('[data-control]'), {}, (key, value) => {
    const params = settings().attributes['service-params'] ?? '';
    const sentence = changed('service-params', withConstant(params, nameOf(key), value));
    controls.get(key)?.complain(sentence, true);
  });
  return (attributes, missing) => {
    block.hidden = block.dataset['service'] !== attributes['service'];
    const params = new URLSearchParams(attributes['service-params']);
    for (const [key, control] of controls) {
      const wanted = missing.find((one) => one.code === 'constant' && one.name === nameOf(key));
      control.want(wanted && !block.hidden ? missingWords(wanted, world.language) : '');
      if (!control.element.contains(document.activeElement)) control.show(params.get(nameOf(key)) ?? '');
    }
  };
}

const nameOf = (key: string) => key.slice('constant-'.length);

function withConstant(params: string, name: string, value: string): string {
  const changed = new URLSearchParams(params);
  if (value === '') changed.delete(name);
  else changed.set(name, value);
  return changed.toString();
}
