// Consent events as a hash chain: changing, removing or inserting an event breaks all later ones. Personal data
// enters as a salted hash, so that erasing it keeps the chain valid. Knows no SQL.
import { createHash } from 'node:crypto';
import type { ConsentEvent } from './subscriber.ts';

/** The last link, which the next one refers to. */
export interface ChainHead {
  /** Counts from 1; 0 for an empty chain. */
  readonly position: number;
  readonly hash: string;
}

export interface ConsentLink {
  readonly position: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly subscriberId: string;
  readonly kind: string;
  readonly at: string;
  readonly form: string;
  /** SHA-256 of the wording; null without a wording. */
  readonly textHash: string | null;
  /** SHA-256 of salt and personal part. */
  readonly commitment: string;
  /** Personal part as JSON; null once erased, like its salt. */
  readonly personal: string | null;
  readonly salt: string | null;
}

/** A link read from the database, with its wording where that is still stored. */
export interface StoredLink extends ConsentLink {
  readonly text: string | null;
}

export type ChainFault =
  | 'a step is missing or out of order'
  | 'the previous step does not match'
  | 'the step was changed'
  | 'the personal part was changed'
  | 'the wording was changed'
  | 'the wording is missing'
  | 'the last steps are missing';

export type ChainVerdict =
  | { readonly status: 'intact'; readonly head: ChainHead; readonly erased: number }
  | { readonly status: 'broken'; readonly position: number; readonly fault: ChainFault };

export const emptyChain: ChainHead = { position: 0, hash: '0'.repeat(64) };

/** `salt` must be random: it keeps an erased address from being guessed. */
export function linkConsent(
  head: ChainHead,
  event: ConsentEvent,
  { salt, subscriberId }: { readonly salt: string; readonly subscriberId: string },
): ConsentLink {
  const { kind, at, form, text, ...personalPart } = event;
  const personal = canonical(personalPart);
  const link = {
    position: head.position + 1,
    previousHash: head.hash,
    subscriberId,
    kind,
    at,
    form,
    textHash: text === null ? null : hashText(text),
    commitment: hashText(salt + personal),
  };
  return { ...link, hash: hashText(canonical(link)), personal, salt };
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Recomputes the whole chain; `head` is the end that the database has stored. */
export async function verifyChain(links: AsyncIterable<StoredLink>, head: ChainHead): Promise<ChainVerdict> {
  let previous = emptyChain;
  let erased = 0;
  for await (const link of links) {
    const fault = faultOf(link, previous);
    if (fault !== undefined) return { status: 'broken', position: link.position, fault };
    if (link.personal === null) erased += 1;
    previous = link;
  }
  if (previous.position !== head.position || previous.hash !== head.hash)
    return { status: 'broken', position: previous.position + 1, fault: 'the last steps are missing' };
  return { status: 'intact', head, erased };
}

function faultOf(stored: StoredLink, previous: ChainHead): ChainFault | undefined {
  const { hash, personal, salt, text, ...link } = stored;
  if (link.position !== previous.position + 1) return 'a step is missing or out of order';
  if (link.previousHash !== previous.hash) return 'the previous step does not match';
  if (hashText(canonical(link)) !== hash) return 'the step was changed';
  if (personal === null && salt === null) return faultOfWording(stored);
  if (hashText(`${salt}${personal}`) !== link.commitment) return 'the personal part was changed';
  return text === null && link.textHash !== null ? 'the wording is missing' : faultOfWording(stored);
}

function faultOfWording({ text, textHash }: StoredLink): ChainFault | undefined {
  return text !== null && hashText(text) !== textHash ? 'the wording was changed' : undefined;
}

/** RFC 8785 for flat objects: sorted keys, no white space. */
function canonical(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(value, Object.keys(value).toSorted());
}
