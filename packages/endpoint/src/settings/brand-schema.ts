// Schema of `brand` in foyer.yaml.
import * as v from 'valibot';
import { isColor } from '../domain/color.ts';
import { allowedLogo, readLogo } from '../logo-file.ts';
import { aMap, line, lines, pageUrl, textThat } from './schema-parts.ts';

export const brandSchema = v.strictObject(
  {
    name: v.exactOptional(line),
    color: v.exactOptional(textThat(isColor, 'a color as # and three or six digits, in quotes, such as "#7a1f3d"')),
    logo: v.exactOptional(textThat((path) => readLogo(path) !== undefined, allowedLogo)),
    address: v.exactOptional(lines),
    imprintUrl: v.exactOptional(pageUrl),
  },
  aMap('name: Weidner & Sohl'),
);
