// The snippet with its tabs: one tab for each target, and what was asked for beside it.
import type { PageWorld } from '../page-world.ts';
import { type Extra, extras, type Settings, type Target, targets } from '../settings.ts';
import type { Snippet } from '../snippets/print.ts';
import { noteWords, wordsOf } from '../words.ts';
import { type Control, controlsOf, switchControl } from './controls.ts';
import { copies, h, part } from './dom.ts';

export interface Shown {
  readonly snippet: Snippet;
  /** Content-Security-Policy, or empty. */
  readonly policy: string;
  /** What could not be done, in words. */
  readonly problems: readonly string[];
}

export interface Output {
  /** Of what may be asked for beside the tag. */
  readonly controls: ReadonlyMap<Extra, Control>;
  show(settings: Settings, shown: Shown): void;
}

interface OutputOptions {
  readonly world: PageWorld;
  readonly changed: (name: string, value: string) => void;
  readonly announce: (sentence: string) => void;
  /** Resolves once the snippet is complete. */
  readonly completed: () => Promise<void>;
}

export function useOutput(element: HTMLElement, { world, changed, announce, completed }: OutputOptions): Output {
  const words = wordsOf(world.language);
  const code = part(part(element, 'snippet'), 'code-text');
  const status = part(element, 'status');
  part(element, 'copy').addEventListener('click', async () => {
    await completed();
    const isCopied = await copies(code.textContent, code);
    status.textContent = isCopied ? words.copied : words.notCopied;
  });
  const selectTab = useTabs(part(element, 'tabs'), part(element, 'panel'), (target) => changed('as', target));
  const controls = extraControls(element, changed);
  return {
    controls,
    show(settings, { snippet, policy, problems }) {
      selectTab(settings.as);
      for (const [extra, control] of controls) control.show(String(settings.extras[extra]));
      if (code.textContent !== snippet.code) {
        code.textContent = snippet.code;
        status.textContent = '';
      }
      part(element, 'before').replaceChildren(...installLine(snippet, words.install));
      const notes = [...problems, ...snippet.notes.map((note) => noteWords(note, world.language))];
      part(element, 'after').replaceChildren(
        ...(policy === '' ? [] : [policyBlock(policy, { words, announce })]),
        ...(notes.length === 0 ? [] : [h('ul', { class: 'notes' }, ...notes.map((note) => h('li', {}, note)))]),
      );
    },
  };
}

function extraControls(element: HTMLElement, changed: OutputOptions['changed']): ReadonlyMap<Extra, Control> {
  const found = controlsOf(
    element.querySelectorAll<HTMLElement>('[data-control]'),
    { switch: switchControl },
    (name, value) => changed(name, value || 'false'),
  );
  return new Map(
    extras.flatMap((extra) => {
      const control = found.get(extra);
      return control ? [[extra, control] as const] : [];
    }),
  );
}

function installLine({ install }: Snippet, first: string): readonly Node[] {
  return install === '' ? [] : [h('p', { class: 'install' }, `${first}: `, h('code', { translate: 'no' }, install))];
}

interface PolicyOptions {
  readonly words: ReturnType<typeof wordsOf>;
  readonly announce: (sentence: string) => void;
}

function policyBlock(policy: string, { words, announce }: PolicyOptions): HTMLElement {
  const code = h('code', { translate: 'no' }, `Content-Security-Policy: ${policy}`);
  const copy = h(
    'button',
    { type: 'button', class: 'copy', 'aria-label': `${words.copy}: ${words.header}` },
    words.copy,
  );
  copy.addEventListener('click', async () => {
    const isCopied = await copies(code.textContent.replaceAll(/;\n/g, '; '), code);
    announce(isCopied ? words.copied : words.notCopied);
  });
  const pre = h('pre', { tabindex: '0', 'aria-label': words.header }, code);
  return h(
    'div',
    { class: 'policy' },
    h('h3', {}, words.header),
    h('div', { class: 'code' }, pre, copy),
    h('p', { class: 'help' }, words.headerNote),
  );
}

/**
 * Arrow keys, Home and End move and choose, as the pattern of the ARIA Authoring Practices says.
 *
 * @returns shows which tab is chosen
 */
function useTabs(list: HTMLElement, panel: HTMLElement, chosen: (target: Target) => void): (target: Target) => void {
  const buttons = [...list.querySelectorAll('button')];
  const choose = (button: HTMLElement | undefined) => {
    const picked = targets.find((target) => target === button?.dataset['target']);
    if (picked) chosen(picked);
  };
  list.addEventListener('click', ({ target }) => choose(buttons.find((button) => button === target)));
  list.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const button = buttons[(next + buttons.length) % buttons.length];
    button?.focus();
    choose(button);
  });
  return (target) => {
    for (const button of buttons) {
      const isChosen = button.dataset['target'] === target;
      button.setAttribute('aria-selected', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
      if (isChosen) panel.setAttribute('aria-labelledby', button.id);
    }
  };
}
