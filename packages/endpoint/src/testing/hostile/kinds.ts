// For tests: the sixty kinds of bad input.
import type { HostileKind } from './kind.ts';
import { markupKinds } from './markup.ts';
import { addressKinds, headerKinds } from './requests.ts';
import { structureKinds } from './structures.ts';
import { characterKinds, injectionKinds } from './texts.ts';

export const hostileKinds: readonly HostileKind[] = [
  ...characterKinds,
  ...markupKinds,
  ...structureKinds,
  ...injectionKinds,
  ...addressKinds,
  ...headerKinds,
];
