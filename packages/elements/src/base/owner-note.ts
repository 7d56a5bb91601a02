// Tells the site owner about a mistake in an attribute: on the console in English, and, if only the owner sees it, in the
// widget and its language. Loaded only when there is one.
import { html, render } from 'lit';
import { editorPresence } from '../browser/editor.ts';
import { unquote } from '../browser/unquote.ts';
import { warnOnce } from '../browser/warn.ts';
import { slotsOf } from '../browser/widget-slots.ts';
import { isAbsolute, meantUrl } from '../submission/missing-scheme.ts';
import { find } from './find.ts';
import type { FoyerElement } from './foyer-element.ts';
import { notices } from './notice.styles.ts';
import { mendSlots } from './mend-slots.ts';
import { english, wantEnglish } from './english.ts';
import { isServer } from './is-server.ts';
import { ignoredOptions } from './option-note.ts';
import { ownerNoteStyles } from './owner-note.styles.ts';
import { allowed, allowedSlots, ignored, quotes, type Reason, reasonNamed, urls } from './owner-words.ts';
import type { Kind } from './properties.ts';

export interface Mistake {
  /** '' for the options of the page, and the slots of the children. */
  readonly attribute: string;
  readonly written: string;
  /** Name of a reason, '' where this module finds it, or what the property allows. */
  readonly why: string | Kind;
}

interface Finding {
  /** Such as `count="many"`. */
  readonly code: string;
  readonly reason: Reason;
}

const WORDS = 'foyer-owner-note';

/** What a widget's note says, in the order of the mistakes: the reason by the code. */
const notes = new WeakMap<FoyerElement, Map<string, string>>();

export function tell(widget: FoyerElement, mistake: Mistake): void {
  for (const finding of findingsOf(widget, mistake)) void say(widget, finding);
}

function findingsOf(widget: FoyerElement, mistake: Mistake): readonly Finding[] {
  const { attribute, written } = mistake;
  if (attribute === '') return [...findOptions(), ...findSlots(widget)];
  const reason = reasonOf(widget, mistake);
  return reason ? [{ code: `${attribute}="${written}"`, reason }] : [];
}

function findOptions(): readonly Finding[] {
  return ignoredOptions().map(({ name, written, allowed }) => ({
    code: `data-${name}="${written}"`,
    reason: ignored.option(allowed),
  }));
}

function findSlots(widget: FoyerElement): readonly Finding[] {
  const reason = allowedSlots(slotsOf(widget));
  return mendSlots(widget).map((written) => ({ code: `slot="${written}"`, reason }));
}

/** A word file that is unavailable leaves English; without that one too, the code alone says where the mistake is. */
async function say(widget: FoyerElement, { code, reason }: Finding): Promise<void> {
  await wantEnglish(WORDS);
  warnOnce(widget, `${code}: ${reason(english)}`);
  if (isServer || !editorPresence()) return;
  await widget.updateComplete; // until it is in a page, its language is unknown
  await widget.wantWords(WORDS);
  showNote(widget, code, reason(widget.msg));
}

const queries: Readonly<Record<string, string>> = {
  'service-params': 'access_key=1234&from_name=Café',
  'field-names': 'email=your-email&name=your-name',
};

function reasonFor(widget: Element, { attribute, written }: Mistake): Reason | undefined {
  if (attribute === 'data-service') return ignored.foreignService;
  if (/^[“”„‟″«»‹›‘’‚]/.test(written.trim())) return reasonOfQuotes(widget, attribute, written);
  const query = queries[attribute];
  return query ? ignored.query(query) : undefined;
}

/** Typographic quotes do not hold a value together: it may have ended at its first space. */
function reasonOfQuotes(widget: Element, attribute: string, written: string): Reason | undefined {
  if (/[“”„‟″«»‹›‘’‚][\w-]+=/.test(written)) return quotes.joined(attribute);
  if (unquote(written) !== undefined) return quotes.removed;
  const rest = restOf(widget, attribute) ?? restOf(widget.parentElement, `data-${attribute}`);
  return rest && quotes.ended(attribute, rest);
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
function reasonOf(widget: Element, mistake: Mistake): Reason | undefined {
  const { attribute, written, why } = mistake;
  if (typeof why === 'string') return reasonNamed(why) ?? reasonFor(widget, mistake);
  const reason = why.doubt && reasonOfUrl(attribute, written);
  if (reason) return reason;
  const accepted = why.accept(written, attribute);
  if (accepted !== undefined && accepted !== false) return undefined;
  const name = typeof why.initial() === 'boolean' ? 'boolean' : (why.allowed ?? '');
  return allowed(name, String(accepted ?? why.initial()));
}

/** Why an allowed URL is not the one that was meant. */
function reasonOfUrl(attribute: string, written: string): Reason | undefined {
  const meant = meantUrl(written, isServer ? 'https://server.invalid/' : document.baseURI);
  if (meant) return (isAbsolute(written) ? urls.nowhere : urls.ownSite)(`${attribute}="${meant}"`);
  return /^\s*(?:mailto|tel):\s*$/.test(written) ? urls.empty : undefined;
}

/** Inserts the note above the widget's content, in an element of its own that the widget's next render keeps. */
function showNote(widget: FoyerElement, code: string, reason: string): void {
  const { renderRoot } = widget;
  const sentences = notes.get(widget) ?? new Map<string, string>();
  notes.set(widget, sentences.set(code, reason));
  const earlier = find(renderRoot, '.owner-note', HTMLElement);
  const note = earlier ?? document.createElement('div');
  if (!earlier) {
    note.className = 'frame owner-note';
    renderRoot.prepend(note);
    for (const styles of [notices, ownerNoteStyles]) widget.adopt(styles);
  }
  const items = [...sentences].map(([written, why]) => html`<p><code dir="ltr">${written}</code> ${why}</p>`);
  render(html`<div class="notice editor" part="notice" lang=${widget.spokenLocale}>${items}</div>`, note);
}
