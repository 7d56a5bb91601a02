// The figures of all pairs, light and dark.
import type { Language } from '../../configurator/catalog.ts';
import { h } from '../../configurator/page/dom.ts';
import { figure } from '../contrast.ts';
import type { Measured } from '../pairs.ts';
import { studioWords } from '../words.ts';
import type { Figures } from './stage.ts';

export function contrastTable({ light, dark }: Figures, language: Language): HTMLElement {
  const words = studioWords(language);
  const cell = ({ ratio, isEnough }: Measured) => {
    const number = `${figure(ratio).replace('.', language === 'de' ? ',' : '.')}:1`;
    return h('td', { class: isEnough ? 'enough' : 'low' }, isEnough ? number : `${number} – ${words.tooLow}`);
  };
  const rows = light.flatMap((measured, index) => {
    const other = dark[index];
    const { pair } = measured;
    const needs = `${pair.needs}`.replace('.', language === 'de' ? ',' : '.');
    const name = h(
      'th',
      { scope: 'row' },
      pair.words[language === 'de' ? 1 : 0],
      ' ',
      h('span', { class: 'help' }, `${words.needs} ${needs}:1`),
    );
    return other ? [h('tr', {}, name, cell(measured), cell(other))] : [];
  });
  const heads = [words.pair, words.light, words.dark].map((head) => h('th', { scope: 'col' }, head));
  return h('table', {}, h('thead', {}, h('tr', {}, ...heads)), h('tbody', {}, ...rows));
}

/** One sentence about all of them. */
export function verdict({ light, dark }: Figures, language: Language): string {
  const words = studioWords(language);
  const low = [...light, ...dark].filter(({ isEnough }) => !isEnough).length;
  return low === 0 ? words.enough : words.lowPairs(low);
}
