// The world that the pages are built from, for tests.
import { fileURLToPath } from 'node:url';
import type { Language } from './catalog.ts';
import { namesOf } from './page-world.ts';
import type { World } from './settings.ts';
import { readPageWorld } from './world.ts';

export const pageWorld = (language: Language = 'en') =>
  readPageWorld(fileURLToPath(new URL('../..', import.meta.url)), language);

export const readWorld = (language: Language = 'en'): World => namesOf(pageWorld(language));
