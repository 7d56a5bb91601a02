// Before packages are published: refuses while publisher.json names nobody, since npm shows its addresses for ever.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const publisher = JSON.parse(readFileSync(join(resolve(import.meta.dirname, '..'), 'publisher.json'), 'utf8'));
for (const [field, value] of Object.entries(publisher)) {
  if (field === '//' || !/\/OWNER\/|\.example\b/.test(value)) continue;
  console.error(
    `prepublish: publisher.json: put your own ${field} in place of ${value}, then run "pnpm check-house --record".`,
  );
  process.exit(1);
}
