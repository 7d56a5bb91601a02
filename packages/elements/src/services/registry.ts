// Which service speaks to an endpoint. Only Foyer's own is here; every other one comes when it is asked for by name, or
// when the endpoint stands on somebody else's host.
import { foyer } from './foyer.ts';
import type { Choice, Target } from './service.ts';

export interface Wanted {
  /** What `service` says; empty where the endpoint's host decides. */
  readonly name: string;
  readonly target: Target;
  /** Origins whose endpoints are Foyer's own unless something else is said: the page's, and that of `data-server`. */
  readonly home: readonly string[];
}

/** Rejects where the file of the service cannot be had. */
export async function chooseService({ name, target, home }: Wanted): Promise<Choice> {
  if (name === 'foyer' || (name === '' && home.includes(target.endpoint.origin)))
    return { name: 'foyer', service: foyer };
  if (name === 'json') return { name, service: (await import('./json.ts')).default };
  if (name === 'form') return { name, service: (await import('./form.ts')).default };
  const { chooseNamed } = await import('./named.ts');
  return (await chooseNamed(name, target)) ?? { name: 'foyer', service: foyer };
}
