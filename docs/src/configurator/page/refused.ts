// What the address of a page said wrongly: beside its field where there is one, and all of it above the form.
import type { Language } from '../catalog.ts';
import type { Refusal } from '../settings.ts';
import { allowed, shortened } from '../words.ts';
import type { Control } from './controls.ts';
import { h, part, reveal } from './dom.ts';

interface Where {
  readonly root: HTMLElement;
  readonly controls: ReadonlyMap<string, Control>;
  readonly words: {
    readonly inAddress: string;
    readonly notTaken: (value: string) => string;
    readonly refusedTitle: (count: number) => string;
  };
  readonly language: Language;
}

/** More help nobody. */
const MAX_ITEMS = 20;

export function tellRefused(refused: readonly Refusal[], { root, controls, words, language }: Where): void {
  if (refused.length === 0) return;
  const items = refused.map(({ name, value, reason }) => {
    const sentence = `${words.notTaken(value)} ${allowed({ reason }, language)}`;
    const control = controls.get(name);
    control?.complain(`${words.inAddress}: ${sentence}`, false);
    if (control) reveal(control.element);
    return h('li', {}, h('code', {}, shortened(name)), ` ${sentence}`);
  });
  const box = part(root, 'refused-address');
  box.hidden = false;
  box.replaceChildren(h('p', {}, words.refusedTitle(refused.length)), h('ul', {}, ...items.slice(0, MAX_ITEMS)));
}
