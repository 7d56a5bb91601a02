// All guards by name, as `node scripts/check-house.ts <name> …` knows them.
import { docstrings } from './docstrings.ts';
import { doors } from './doors.ts';
import { elements } from './elements.ts';
import { fields } from './fields.ts';
import { figures } from './figures.ts';
import { frameworks } from './frameworks.ts';
import type { Guard } from './guard.ts';
import { imports } from './imports.ts';
import { locales } from './locales.ts';
import { publisher } from './publisher.ts';
import { services } from './services.ts';
import { wording } from './wording.ts';

export const guards: Readonly<Record<string, Guard>> = {
  imports,
  doors,
  wording,
  locales,
  elements,
  fields,
  services,
  frameworks,
  docstrings,
  publisher,
  figures,
};
