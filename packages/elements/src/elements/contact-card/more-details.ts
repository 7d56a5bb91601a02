// Loads what only some cards show. Until then their attributes' own text stands in its place.
import { isServer } from '../../base/is-server.ts';
import type { FoyerContactCard } from './contact-card.ts';
import type * as details from './details/card-details.ts';

let loaded: typeof details | undefined;

/** Makes them available without a request: a server renders at once or not at all. */
export function provideDetails(provided: typeof details): void {
  loaded = provided;
}

/** Cards whose details and words are loaded. */
const ready = new WeakSet<FoyerContactCard>();

/** The details of a card that has some; undefined until they are loaded. */
export function detailsOf(card: FoyerContactCard): details.CardDetails | undefined {
  return (isServer || ready.has(card)) && wantsDetails(card) ? loaded?.detailsOf(card) : undefined;
}

/** Without them, what is written stays. */
export async function loadDetails(card: FoyerContactCard): Promise<void> {
  if (ready.has(card) || !wantsDetails(card)) return;
  loaded ??= await import('./details/card-details.ts').catch(() => undefined);
  await card.wantWords('foyer-card-details');
  if (!loaded) return;
  ready.add(card);
  card.requestUpdate();
}

function wantsDetails(card: FoyerContactCard): boolean {
  return card.hours + card.map !== 'none' || card.vcard || card.structuredData || /[^\d\s+()./–-]/.test(card.phone);
}
