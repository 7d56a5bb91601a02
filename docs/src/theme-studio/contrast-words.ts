// Figures of contrast in words.
import type { Language } from '../configurator/catalog.ts';
import { figure } from './contrast.ts';
import type { Measured } from './pairs.ts';
import { studioWords } from './words.ts';

type Reached = Pick<Measured, 'ratio' | 'isEnough'>;

/** Such as `7.67:1`, with a word where it is too low. */
export function figureWords({ ratio, isEnough }: Reached, language: Language): string {
  const number = `${figure(ratio).replace('.', language === 'de' ? ',' : '.')}:1`;
  return isEnough ? number : `${number} – ${studioWords(language).tooLow}`;
}

/** One sentence about all of them. */
export function verdict(figures: readonly Reached[], language: Language): string {
  const words = studioWords(language);
  const low = figures.filter(({ isEnough }) => !isEnough).length;
  return low === 0 ? words.enough : words.lowPairs(low);
}
