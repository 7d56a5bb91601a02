// A letter as a mail: plain text, and HTML that says the same. Contains no input of visitors.
import type { Brand } from '../../domain/brand.ts';
import { directionOf, languageTag, messagesIn, type Wording } from '../../domain/messages.ts';
import type { InlinePicture, OutgoingMail } from '../outgoing-mail.ts';
import { letterMarkup } from './letter-markup.ts';
import type { LetterImprint, LetterLogo, LetterValues } from './letter-values.ts';
import { linesIn, partsOf } from './text-parts.ts';

export interface Letter {
  readonly subject: string;
  /** Paragraphs before the link. */
  readonly opening: readonly string[];
  readonly list?: { readonly title: string; readonly items: readonly string[] };
  readonly action?: { readonly label: string; readonly url: string };
  /** After the link. */
  readonly notes?: readonly string[];
  /** The way out. */
  readonly foot?: { readonly text: string; readonly url: string };
  /** What lists of mails show behind the subject; default is the first paragraph. */
  readonly preview?: string;
}

/** What letters are written on. */
export interface Stationery {
  readonly wording: Wording;
  readonly brand: Brand;
  /** Stands on top where there is no logo. */
  readonly name: string | undefined;
  /** Mails to visitors say who sends them, and from where. */
  readonly hasImprint: boolean;
}

export type WrittenLetter = Pick<OutgoingMail, 'subject' | 'text' | 'html' | 'pictures'>;

const logoId = 'logo@foyer';

export function writeLetter(letter: Letter, stationery: Stationery): WrittenLetter {
  const { brand, wording } = stationery;
  const imprint = stationery.hasImprint ? imprintOf(stationery) : undefined;
  const { logo } = brand;
  return {
    subject: letter.subject,
    text: letterText(letter, imprint),
    html: letterMarkup({ ...look(stationery), ...valuesOf(letter, wording), imprint: markupOf(imprint) }),
    ...(logo !== undefined && { pictures: [{ ...logo, id: logoId }] satisfies InlinePicture[] }),
  };
}

interface Imprint {
  readonly lines: readonly string[];
  readonly link: LetterImprint['link'];
}

/** The name is the first line of most addresses. */
function imprintOf({ brand, name, wording }: Stationery): Imprint | undefined {
  const address = linesIn(brand.address ?? '');
  const lines = name === undefined || address.some((line) => line.includes(name)) ? address : [name, ...address];
  const url = brand.imprintUrl;
  if (brand.address === undefined && url === undefined) return undefined;
  return { lines, link: url === undefined ? undefined : { label: messagesIn(wording)('Imprint'), url } };
}

function markupOf(imprint: Imprint | undefined): LetterImprint | undefined {
  return imprint && { parts: partsOf(imprint.lines.join('\n'), { hasLinks: false }), link: imprint.link };
}

function letterText({ action, foot, list, notes = [], opening }: Letter, imprint: Imprint | undefined): string {
  const end = [
    ...(foot ? [`${foot.text}\n${foot.url}`] : []),
    ...(imprint ? [[...imprint.lines, ...(imprint.link ? [`${imprint.link.label}: ${imprint.link.url}`] : [])]] : []),
  ].map((block) => (typeof block === 'string' ? block : block.join('\n')));
  const parts = [
    ...opening,
    ...(list ? [[list.title, ...list.items.map((item) => `- ${item}`)].join('\n')] : []),
    ...(action ? [action.url] : []),
    ...notes,
    ...(end.length === 0 ? [] : [`-- \n${end.join('\n\n')}`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function look({ brand, name, wording }: Stationery) {
  const direction = directionOf(wording);
  const logo: LetterLogo | undefined = brand.logo && {
    src: `cid:${logoId}`,
    alt: name ?? '',
    width: brand.logo.width,
    height: brand.logo.height,
  };
  return {
    language: languageTag(wording),
    direction,
    start: direction === 'rtl' ? 'right' : 'left',
    corners: direction === 'rtl' ? '42px 9px 9px 9px' : '9px 42px 9px 9px',
    ...brand.fills,
    logo,
    name: logo === undefined ? name : undefined,
  } as const satisfies Partial<LetterValues>;
}

function valuesOf({ action, foot, list, notes = [], opening, preview, subject }: Letter, wording: Wording) {
  const hint = messagesIn(wording)('If the button does not work, open this link:');
  return {
    title: subject,
    preview: preview ?? opening[0] ?? '',
    opening: opening.map((paragraph) => partsOf(paragraph, { hasLinks: true })),
    list,
    action: action && { ...action, hint },
    notes,
    foot,
  } satisfies Partial<LetterValues>;
}
