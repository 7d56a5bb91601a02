// All success criteria of level A and AA, in the order of WCAG 2.2.
import type { Criterion } from './criterion.ts';
import { modalities } from './modalities.ts';
import { operable } from './operable.ts';
import { perceivable } from './perceivable.ts';
import { robust } from './robust.ts';
import { understandable } from './understandable.ts';

export const criteria: readonly Criterion[] = [
  ...perceivable,
  ...operable,
  ...modalities,
  ...understandable,
  ...robust,
];
