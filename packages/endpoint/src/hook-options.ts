// Configured hooks: which program receives which events of which forms.
import { createHash } from 'node:crypto';
import type { FormHook } from './domain/forms.ts';
import type { HookEvent } from './domain/outbox.ts';
import type { Clock } from './domain/ports.ts';
import type { Hook } from './hooks/hook.ts';
import { listmonk, type ListmonkSettings } from './hooks/listmonk.ts';
import { webhook, type WebhookSettings } from './hooks/webhook.ts';

export interface WebhookOptions extends WebhookSettings {
  /** Ids of the forms whose events it receives; default all. */
  readonly forms?: readonly string[];
  /** Events that it receives; default all. `erased` is sent to every hook that received another event of the person. */
  readonly events?: readonly HookEvent[];
}

export interface ListmonkOptions extends ListmonkSettings {
  /** Ids of the forms whose subscribers it receives; default all. */
  readonly forms?: readonly string[];
}

export interface HookOptions {
  /** By name; the inbox shows the names. */
  readonly webhooks?: Readonly<Record<string, WebhookOptions>>;
  readonly listmonk?: ListmonkOptions;
}

export interface ConfiguredHook {
  readonly hook: Hook;
  /** Identifies its settings. */
  readonly settings: string;
}

export interface Hooks {
  readonly byName: ReadonlyMap<string, ConfiguredHook>;
  readonly of: (form: string) => readonly FormHook[];
}

const allEvents = ['message', 'subscribed', 'unsubscribed', 'erased'] as const satisfies readonly HookEvent[];

export function defineHooks({ webhooks = {}, listmonk: newsletters }: HookOptions, now: Clock): Hooks {
  const rows: readonly (FormHook & ConfiguredHook & { forms: readonly string[] | undefined })[] = [
    ...Object.entries(webhooks).map(([name, options]) => ({
      name,
      hook: webhook(options, now),
      settings: fingerprintOf(options),
      events: options.events ?? allEvents,
      forms: options.forms,
    })),
    ...(newsletters === undefined
      ? []
      : [
          {
            name: 'listmonk',
            hook: listmonk(newsletters),
            settings: fingerprintOf(newsletters),
            events: ['subscribed', 'unsubscribed'] as const,
            forms: newsletters.forms,
          },
        ]),
  ];
  return {
    byName: new Map(rows.map(({ hook, name, settings }) => [name, { hook, settings }])),
    of: (form) =>
      rows.filter(({ forms }) => forms?.includes(form) ?? true).map(({ events, name }) => ({ name, events })),
  };
}

/** Not the settings themselves, because they contain secrets. */
function fingerprintOf(options: WebhookOptions | ListmonkOptions): string {
  return createHash('sha256').update(JSON.stringify(options)).digest('base64url');
}
