// English, whatever the page speaks: what the console says, which people paste into searches and bug reports.
import type { msg as Msg } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import { requestWords } from './locale-controller.ts';
import { isBuiltIn, sourceLanguage } from './locales.ts';
import { wordsOf } from './words.ts';

/** The type is the brand by which `lit-localize extract` finds messages. */
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- an arrow function cannot have Msg's overloads
export const english = ((template: Parameters<typeof runtimeMsg>[1], options?: Parameters<typeof runtimeMsg>[2]) =>
  runtimeMsg(wordsOf(sourceLanguage), template, options)) as typeof Msg;

/** @param part of the words, as in `importWords` */
export async function wantEnglish(part: string): Promise<void> {
  if (!isBuiltIn(sourceLanguage)) await requestWords(sourceLanguage, part);
}
