import { attacks } from './testing/hostile/attack.ts';
import { judge } from './testing/hostile/judge.ts';
import { hostileKinds } from './testing/hostile/kinds.ts';
import { bothDatabases } from './testing/databases.ts';
import { ownerWith } from './testing/owner.ts';
import { startEndpoint } from './testing/visitor.ts';

const inboxToken = 'owner-token';
const databases = bothDatabases();

/** Input that one database accepts and the other rejects. */
for (const title of ['NUL and other control characters', 'lone surrogates', 'SQL injections', 'invalid settings']) {
  databases.test(title, async (context, { options }) => {
    const { endpoint, visitor } = await startEndpoint(context, { ...options, inboxToken });
    const { cookie } = await ownerWith(visitor, inboxToken);
    for (const kind of hostileKinds.filter((known) => known.title === title)) {
      for (const attack of attacks(endpoint, kind, { inboxToken, cookie })) await judge(attack);
    }
  });
}
