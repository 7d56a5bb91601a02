// `foyer-endpoint export` and `erase --email …`: exports or erases the data of one address.
import { createReadStream, existsSync } from 'node:fs';
import { asciiAddress, isEmail } from '@foyer/protocol';
import { defaults } from '../config.ts';
import { type Erasure, erasePerson, exportPerson } from '../domain/person.ts';
import { defineHooks } from '../hook-options.ts';
import { databasePath, searchIndexPath } from '../store/database.ts';
import type { EndpointStore } from '../store/store.ts';
import { type CommandCall, settingsFor } from './command.ts';
import { withStore } from './with-store.ts';

export async function exportData(call: CommandCall): Promise<number> {
  return withEmail(call, async (email, store) => {
    const data = await exportPerson(store, email, Date.now());
    call.output.print(JSON.stringify(data, null, 2));
    return 0;
  });
}

export async function erase(call: CommandCall): Promise<number> {
  return withEmail(call, async (email, store) => {
    const erasure = await erasePerson(store, email, Date.now());
    await store.search.removeDeleted();
    await store.overwriteFreed();
    summary(erasure).forEach(call.output.print);
    if (erasure.announcing.length > 0) {
      reportAnnouncements(erasure, call);
      return 0;
    }
    return reportRemaining(email, erasure, call);
  });
}

async function withEmail(
  call: CommandCall,
  work: (email: string, store: EndpointStore) => Promise<number>,
): Promise<number> {
  const email = asciiAddress(call.options['email'] ?? '');
  if (isEmail(email)) return withStore(call, (store) => work(email, store));
  call.output.warn('--email needs one mail address.');
  return 1;
}

/** Reports the hooks that still have to be told of the erasure. */
function reportAnnouncements({ announcing }: Erasure, call: CommandCall): void {
  const { byName: known } = defineHooks(settingsFor(call) ?? {}, Date.now);
  for (const name of announcing)
    call.output.print(
      known.has(name)
        ? `${name} will be told to erase the address too: the running endpoint tries for a week.`
        : `${name} was told of this person, but is not in the settings: erase the address there yourself.`,
    );
  call.output.print('Until then the outbox holds the address: run erase again afterwards, to verify.');
}

function summary({ consentSteps, mails, mentionedIn, messages, subscriptions }: Erasure): readonly string[] {
  const counts = [several(messages, 'message'), several(subscriptions, 'subscription'), several(mails, 'mail')];
  return [
    `Erased: ${counts.join(', ')}. Blanked: ${several(consentSteps, 'step')} of consent.`,
    ...mentionedIn.map((submissionId) => `Another message mentions the address: ${submissionId}`),
  ];
}

function several(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Searches the bytes of the files: a query would not find deleted rows. */
async function reportRemaining(email: string, { mentionedIn }: Erasure, call: CommandCall): Promise<number> {
  const { databaseUrl, dataDirectory = defaults.dataDirectory } = settingsFor(call) ?? {};
  if (databaseUrl !== undefined || mentionedIn.length > 0) return 0;
  const path = databasePath(dataDirectory);
  const index = searchIndexPath(path);
  for (const file of [path, `${path}-wal`, index, `${index}-wal`].filter(existsSync)) {
    if (!(await hasBytes(file, email))) continue;
    call.output.warn(`${file} still contains the address: another program is reading the database; run erase again.`);
    return 1;
  }
  call.output.print('The database files no longer contain the address. Earlier backups still do.');
  return 0;
}

async function hasBytes(path: string, text: string): Promise<boolean> {
  const wanted = Buffer.from(text);
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([tail, chunk instanceof Buffer ? chunk : Buffer.from(String(chunk))]);
    if (bytes.includes(wanted)) return true;
    tail = bytes.subarray(Math.max(0, bytes.length - wanted.length));
  }
  return false;
}
