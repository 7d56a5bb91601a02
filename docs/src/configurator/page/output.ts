// The snippet with its tabs: one tab for each target, and what was asked for beside it.
import type { PageWorld } from '../page-world.ts';
import { extras, type Settings, type Target, targets } from '../settings.ts';
import type { Snippet } from '../snippets/print.ts';
import { noteWords, wordsOf } from '../words.ts';
import { switchControl } from './controls.ts';
import { copies, freshId, h } from './dom.ts';

export interface Shown {
  readonly snippet: Snippet;
  /** Content-Security-Policy, or empty. */
  readonly policy: string;
  /** What could not be done, in words. */
  readonly problems: readonly string[];
}

export interface Output {
  readonly element: HTMLElement;
  show(settings: Settings, shown: Shown): void;
}

interface OutputOptions {
  readonly world: PageWorld;
  readonly changed: (name: string, value: string) => void;
  readonly announce: (sentence: string) => void;
  /** Resolves once the snippet is complete. */
  readonly completed: () => Promise<void>;
}

export function buildOutput({ world, changed, announce, completed }: OutputOptions): Output {
  const words = wordsOf(world.language);
  const code = h('code', { translate: 'no' });
  const pre = h('pre', { tabindex: '0', 'aria-label': words.snippet, class: 'snippet' }, code);
  const copy = h('button', { type: 'button', class: 'copy' }, words.copy);
  const status = h('p', { class: 'status', role: 'status' });
  copy.addEventListener('click', async () => {
    await completed();
    const isCopied = await copies(code.textContent, code);
    status.textContent = isCopied ? words.copied : words.notCopied;
  });
  const before = h('div', { class: 'before' });
  const after = h('div', { class: 'after' });
  const panel = h(
    'div',
    { role: 'tabpanel', id: freshId(), class: 'panel' },
    before,
    h('div', { class: 'code' }, pre, copy),
    status,
  );
  const tabs = buildTabs(panel, words.targets, (target) => changed('as', target));
  const switches = extras.map(
    (extra) =>
      [
        extra,
        switchControl({ name: extra, label: words.extras[extra] }, (value) => changed(extra, value || 'false')),
      ] as const,
  );
  const element = h(
    'section',
    { class: 'output', 'aria-label': words.snippet },
    h('h2', {}, words.snippet),
    tabs.element,
    panel,
    h(
      'fieldset',
      { class: 'extras' },
      h('legend', {}, words.extrasLabel),
      ...switches.map(([, control]) => control.element),
    ),
    after,
  );
  return {
    element,
    show(settings, { snippet, policy, problems }) {
      tabs.select(settings.as);
      for (const [extra, control] of switches) control.show(String(settings.extras[extra]));
      if (code.textContent !== snippet.code) {
        code.textContent = snippet.code;
        status.textContent = '';
      }
      before.replaceChildren(...installLine(snippet, words.install));
      const notes = [...problems, ...snippet.notes.map((note) => noteWords(note, world.language))];
      after.replaceChildren(
        ...(policy === '' ? [] : [policyBlock(policy, { words, announce })]),
        ...(notes.length === 0 ? [] : [h('ul', { class: 'notes' }, ...notes.map((note) => h('li', {}, note)))]),
      );
    },
  };
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

interface Tabs {
  readonly element: HTMLElement;
  select(target: Target): void;
}

/** Arrow keys, Home and End move and choose, as the pattern of the ARIA Authoring Practices says. */
function buildTabs(
  panel: HTMLElement,
  labels: Readonly<Record<Target, string>>,
  chosen: (target: Target) => void,
): Tabs {
  const buttons = targets.map((target) =>
    h(
      'button',
      { type: 'button', role: 'tab', id: freshId(), 'aria-controls': panel.id, 'data-target': target },
      labels[target],
    ),
  );
  const element = h('div', { role: 'tablist', class: 'tabs' }, ...buttons);
  element.addEventListener('click', ({ target }) => {
    const index = buttons.findIndex((button) => button === target);
    const picked = targets[index];
    if (picked) chosen(picked);
  });
  element.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const index = (next + buttons.length) % buttons.length;
    buttons[index]?.focus();
    const picked = targets[index];
    if (picked) chosen(picked);
  });
  return {
    element,
    select(target) {
      for (const button of buttons) {
        const isChosen = button.dataset['target'] === target;
        button.setAttribute('aria-selected', String(isChosen));
        button.tabIndex = isChosen ? 0 : -1;
        if (isChosen) panel.setAttribute('aria-labelledby', button.id);
      }
    },
  };
}
