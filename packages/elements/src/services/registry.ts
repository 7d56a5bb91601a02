// Which service speaks to an endpoint. Only Foyer's own is here; every other one comes when it is asked for by name, or
// when the endpoint stands on somebody else's host.
import { foyer } from './foyer.ts';
import type { Choice, Target } from './service.ts';

export interface Wanted {
  /** What `service` says; empty where the endpoint's host decides. */
  readonly name: string;
  readonly target: Target;
  /** Origins whose endpoints are Foyer's own unless something else is said: the page's, and that of `data-server`. */
  readonly ownOrigins: readonly string[];
}

/** Rejects where the file of the service cannot be had. */
export async function chooseService({ name, target, ownOrigins }: Wanted): Promise<Choice> {
  if (name === 'foyer' || (name === '' && ownOrigins.includes(target.endpoint.origin)))
    return { kind: 'service', name: 'foyer', service: foyer };
  if (name === 'json') return { kind: 'service', name, service: (await import('./json.ts')).default };
  if (name === 'form') return { kind: 'service', name, service: (await import('./form.ts')).default };
  const { chooseNamed } = await import('./named.ts');
  return (await chooseNamed(name, target)) ?? { kind: 'service', name: 'foyer', service: foyer };
}
