// Selects the service of an endpoint. Only Foyer's own is bundled; others are loaded if `service` names them or the endpoint
// is on another host.
import { foyer } from './foyer.ts';
import type { Choice, Target } from './service.ts';

export interface Wanted {
  /** The attribute `service`; empty if the endpoint's host decides. */
  readonly name: string;
  readonly target: Target;
  /** Origins assumed to be Foyer endpoints: the page's and that of `data-server`. */
  readonly ownOrigins: readonly string[];
}

/** Rejects if the service's module cannot be loaded. */
export async function chooseService({ name, target, ownOrigins }: Wanted): Promise<Choice> {
  if (name === 'foyer' || (name === '' && ownOrigins.includes(target.endpoint.origin)))
    return { kind: 'service', name: 'foyer', service: foyer };
  if (name === 'json') return { kind: 'service', name, service: (await import('./json.ts')).default };
  if (name === 'form') return { kind: 'service', name, service: (await import('./form.ts')).default };
  const { chooseNamed } = await import('./named.ts');
  return (await chooseNamed(name, target)) ?? { kind: 'service', name: 'foyer', service: foyer };
}
