// Words of the widgets: `de.ts` has the texts that are shown before any interaction, `de.owner.ts` what only the owner of a site
// reads, `de.later.ts` the others.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { languageId } from '@foyer/testing/guards/static-lists.ts';
import type { MessagePlaces } from '@foyer/testing/node/message-places.ts';

/** One message of a module that lit-localize has built. */
const MODULE_ROW = /^\s*'([sh][0-9a-f]{16})': [\s\S]*?`,\n/gm;

/** Splits the modules that lit-localize has written to `folder`. */
export function splitModules(folder: string, { atRest, elements, owner }: MessagePlaces): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    // The package's own door would bring its page-wide configuration along, in every visitor's download.
    const module = readFileSync(path, 'utf8').replace("'@lit/localize'", "'@lit/localize/internal/str-tag.js'");
    const keep = (isWanted: (id: string) => boolean) =>
      module.replaceAll(MODULE_ROW, (row: string, id: string) => (isWanted(id) ? row : ''));
    const language = languageId(basename(name, '.ts'));
    rmSync(path);
    // Importing the module makes the language available, so that an app which knows its language waits for no request.
    writeFileSync(
      join(folder, `${language}.ts`),
      `${keep((id) => atRest.has(id))}\nprovideWords('${language}', 'foyer', templates);\n`.replace(
        "import {html} from 'lit';",
        "import {html} from 'lit';\n    import {provideWords} from '../base/words.ts';",
      ),
    );
    const later = keep((id) => elements.has(id) && !atRest.has(id) && !owner.has(id));
    writeFileSync(join(folder, `${language}.later.ts`), later);
    writeFileSync(
      join(folder, `${language}.owner.ts`),
      keep((id) => owner.has(id)),
    );
  }
}
