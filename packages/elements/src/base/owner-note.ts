// Tells the site owner about a mistake in an attribute: on the console, and in the widget if only the owner sees it. Loaded
// only when there is one.
import { html, isServer, render } from 'lit';
import { editorPresence } from '../browser/editor.ts';
import { protocols } from '../browser/safe-url.ts';
import { unquote } from '../browser/unquote.ts';
import { warnOnce } from '../browser/warn.ts';
import { slotsOf } from '../browser/widget-slots.ts';
import { isAbsolute, meantUrl } from '../submission/missing-scheme.ts';
import { find } from './find.ts';
import type { FoyerElement } from './foyer-element.ts';
import { notices } from './notice.styles.ts';
import { mendSlots } from './mend-slots.ts';
import { tellOptions } from './option-note.ts';
import { ownerNoteStyles } from './owner-note.styles.ts';
import type { Kind } from './properties.ts';

export interface Mistake {
  /** '' for the options of the page, and the slots of the children. */
  readonly attribute: string;
  readonly written: string;
  /** A sentence, or what the property allows. */
  readonly why: string | Kind;
}

/** The sentences of a widget's note, in the order of the mistakes. */
const notes = new WeakMap<FoyerElement, Set<string>>();

export function tell(widget: FoyerElement, mistake: Mistake): void {
  if (mistake.attribute === '') {
    tellOptions(widget);
    return tellSlots(widget);
  }
  const why = reasonOf(widget, mistake);
  if (!why) return;
  say(widget, `${mistake.attribute}="${mistake.written}": ${why}`);
}

function tellSlots(widget: FoyerElement): void {
  const allowed = slotsOf(widget).join(', ');
  for (const written of mendSlots(widget)) say(widget, `slot="${written}": allowed: ${allowed}.`);
}

function say(widget: FoyerElement, sentence: string): void {
  warnOnce(widget, sentence);
  if (!isServer && editorPresence()) void showNote(widget, sentence);
}

const queries: Readonly<Record<string, string>> = {
  'service-params': 'access_key=1234&from_name=Café',
  'field-names': 'email=your-email&name=your-name',
};

function reasonFor(widget: Element, { attribute, written }: Mistake): string | undefined {
  if (attribute === 'data-service') return 'on the script is no service of ours, and ignored.';
  const query = queries[attribute];
  if (/^[“”„‟″«»‹›‘’‚]/.test(written.trim())) return reasonOfQuotes(widget, attribute, written);
  return query && `is ignored; allowed: a query string such as ${query}.`;
}

/** Typographic quotes do not hold a value together: it may have ended at its first space. */
function reasonOfQuotes(widget: Element, attribute: string, written: string): string | undefined {
  if (/[“”„‟″«»‹›‘’‚][\w-]+=/.test(written)) {
    return `contains another attribute. Write straight quotes, and a space between attributes: ${attribute}="…".`;
  }
  if (unquote(written) !== undefined) return 'removed the typographic quotes around the value.';
  const rest = restOf(widget, attribute) ?? restOf(widget.parentElement, `data-${attribute}`);
  return rest && `ends there, and ${rest.join(', ')} became attributes. Write straight quotes: ${attribute}="…".`;
}

/** The words that became attributes, to the one with a quote. */
function restOf(element: Element | null, attribute: string): readonly string[] | undefined {
  const names = (element?.getAttributeNames() ?? []).filter(
    (name) => name === attribute || element?.getAttribute(name) === '',
  );
  const start = names.indexOf(attribute) + 1;
  const length = names.slice(start).findIndex((name) => /[“”„‟″«»‹›‘’‚]/.test(name)) + 1;
  return start > 0 && length > 0 ? names.slice(start, start + length) : undefined;
}

/** Undefined if the value is valid. */
function reasonOf(widget: Element, mistake: Mistake): string | undefined {
  const { attribute, written, why } = mistake;
  if (typeof why === 'string') return why || reasonFor(widget, mistake);
  const reason = why.doubt && reasonOfUrl(attribute, written);
  if (reason) return reason;
  const accepted = why.accept(written, attribute);
  if (accepted !== undefined && accepted !== false) return undefined;
  return `allowed: ${allowedBy(why)}. Using "${String(accepted ?? why.initial())}".`;
}

/** Why an allowed URL is not the one that was meant. */
function reasonOfUrl(attribute: string, written: string): string | undefined {
  const meant = meantUrl(written, isServer ? 'https://server.invalid/' : document.baseURI);
  if (meant)
    return `leads to ${isAbsolute(written) ? 'no page' : 'a page of this site'}. Write ${attribute}="${meant}".`;
  return /^\s*(?:mailto|tel):\s*$/.test(written) ? 'leads nowhere: nothing stands behind the colon.' : undefined;
}

function allowedBy({ allowed, initial }: Kind): string {
  if (typeof initial() === 'boolean') return 'true, or no attribute';
  const [, schemes] = Object.entries(protocols).find(([kind]) => kind === allowed) ?? [];
  return schemes ? `a URL that begins with ${schemes.join(', ')}` : (allowed ?? 'text');
}

/** Inserts the note above the widget's content, in an element of its own that the widget's next render keeps. */
async function showNote(widget: FoyerElement, sentence: string): Promise<void> {
  await widget.updateComplete;
  const { renderRoot } = widget;
  const sentences = notes.get(widget) ?? new Set();
  notes.set(widget, sentences.add(sentence));
  const earlier = find(renderRoot, '.owner-note', HTMLElement);
  const note = earlier ?? document.createElement('div');
  if (!earlier) {
    note.className = 'frame owner-note';
    renderRoot.prepend(note);
    for (const styles of [notices, ownerNoteStyles]) widget.adopt(styles);
  }
  const items = [...sentences].map((text) => html`<p><code>${text}</code></p>`);
  render(html`<div class="notice editor" part="notice" lang="en" dir="ltr">${items}</div>`, note);
}
