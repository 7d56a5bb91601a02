// The words of the theme studio, in the languages of the documentation. Descriptions of the properties come from the manifest.
import type { Language } from '../configurator/catalog.ts';
import { shortened } from '../configurator/words.ts';
import type { Unread } from './declarations.ts';

const english = {
  start: 'Start from',
  ownLook: "Foyer's own look",
  colors: 'Colors',
  shape: 'Corners, distances, borders',
  type: 'Type',
  light: 'light',
  dark: 'dark',
  pickFor: (label: string, scheme: string) => `${label}: pick the ${scheme} color`,
  derived: 'follows from others',
  paste: 'Take over from CSS',
  pasteHelp: 'Paste the style sheet of your page: accent, surface, text, fonts, corners. It stays in this browser.',
  css: 'CSS of your page',
  read: 'Read it',
  foundTitle: (count: number) => (count === 0 ? 'Nothing in it can be taken over.' : `Taken over: ${count}`),
  fromLine: (from: string, line: number) => `from ${from}, line ${line}`,
  unreadTitle: 'Could not be read',
  preview: 'Preview',
  contrast: 'Contrast',
  pair: 'Pair',
  needs: 'needs',
  tooLow: 'too low',
  enough: 'Every pair reaches what WCAG asks for.',
  lowPairs: (count: number) => (count === 1 ? 'One figure is too low.' : `${count} figures are too low.`),
  export: 'Your theme',
  nothingSet: "Nothing is set: Foyer's own look.",
  copyCss: 'Copy CSS',
  copyTokens: 'Copy design tokens',
  tokens: 'Design tokens (DTCG)',
  leftOut: (names: string) => `The format has no form for these values, so the default stands there: ${names}.`,
  copied: 'Copied.',
  notCopied: 'This browser does not allow copying. The text is selected: press Ctrl+C.',
  toConfigurator: 'Use this look in the configurator',
  reset: 'Start over',
  link: 'Copy link to this theme',
  refusedTitle: (count: number) =>
    count === 1 ? 'One value in the address was not taken:' : `${count} values in the address were not taken:`,
  inAddress: 'In the address',
  notTaken: (value: string) => `“${shortened(value)}” was not taken.`,
  unloadable: 'The script of this page could not be loaded. Reload the page.',
  noScript: 'The theme studio needs JavaScript. All properties are described in the contract.',
};

type Words = typeof english;

const german: Words = {
  start: 'Ausgangspunkt',
  ownLook: 'Foyers eigenes Aussehen',
  colors: 'Farben',
  shape: 'Ecken, Abstände, Ränder',
  type: 'Schrift',
  light: 'hell',
  dark: 'dunkel',
  pickFor: (label, scheme) => `${label}: Farbe wählen, ${scheme}`,
  derived: 'folgt aus anderen',
  paste: 'Aus CSS übernehmen',
  pasteHelp:
    'Fügen Sie das Stylesheet Ihrer Seite ein: Akzent, Fläche, Text, Schriften, Ecken. Es bleibt in diesem Browser.',
  css: 'CSS Ihrer Seite',
  read: 'Lesen',
  foundTitle: (count) => (count === 0 ? 'Darin steht nichts, was sich übernehmen lässt.' : `Übernommen: ${count}`),
  fromLine: (from, line) => `aus ${from}, Zeile ${line}`,
  unreadTitle: 'Nicht zu lesen',
  preview: 'Vorschau',
  contrast: 'Kontrast',
  pair: 'Paar',
  needs: 'braucht',
  tooLow: 'zu wenig',
  enough: 'Jedes Paar erreicht, was die WCAG verlangt.',
  lowPairs: (count) => (count === 1 ? 'Ein Wert ist zu niedrig.' : `${count} Werte sind zu niedrig.`),
  export: 'Ihr Theme',
  nothingSet: 'Nichts ist gesetzt: Foyers eigenes Aussehen.',
  copyCss: 'CSS kopieren',
  copyTokens: 'Design-Tokens kopieren',
  tokens: 'Design-Tokens (DTCG)',
  leftOut: (names) => `Diese Werte kann das Format nicht ausdrücken, dort steht die Voreinstellung: ${names}.`,
  copied: 'Kopiert.',
  notCopied: 'Dieser Browser erlaubt das Kopieren nicht. Der Text ist markiert: Drücken Sie Strg+C.',
  toConfigurator: 'Dieses Aussehen im Konfigurator verwenden',
  reset: 'Von vorn',
  link: 'Link auf dieses Theme kopieren',
  refusedTitle: (count) =>
    count === 1
      ? 'Ein Wert der Adresse wurde nicht übernommen:'
      : `${count} Werte der Adresse wurden nicht übernommen:`,
  inAddress: 'In der Adresse',
  notTaken: (value) => `„${shortened(value)}“ wurde nicht übernommen.`,
  unloadable: 'Das Skript dieser Seite ließ sich nicht laden. Laden Sie die Seite neu.',
  noScript: 'Das Theme-Studio braucht JavaScript. Alle Eigenschaften stehen im Vertrag.',
};

export const studioWords = (language: Language): Words => (language === 'de' ? german : english);

const reasons: Readonly<Record<Unread['why'], readonly [en: string, de: string]>> = {
  syntax: ['this is not CSS', 'das ist kein CSS'],
  variable: ['a variable in it is not among what you pasted', 'eine Variable darin ist nicht dabei'],
  circle: ['its variables name each other without an end', 'ihre Variablen nennen einander ohne Ende'],
  value: ['this value cannot be taken over', 'dieser Wert lässt sich nicht übernehmen'],
  html: ['this is HTML: only its style elements count', 'das ist HTML: Nur seine style-Elemente zählen'],
  import: ['nothing is loaded: paste that file, too', 'nichts wird geladen: Fügen Sie auch diese Datei ein'],
  'too-long': ['more than a million characters', 'mehr als eine Million Zeichen'],
  'too-deep': ['nested more than a hundred levels deep', 'mehr als hundert Ebenen tief verschachtelt'],
};

export function unreadWords({ line, text, why }: Unread, language: Language): string {
  const reason = reasons[why][language === 'de' ? 1 : 0];
  return `${language === 'de' ? 'Zeile' : 'Line'} ${line}: ${reason}${text === '' ? '' : ` (${text})`}`;
}

const labels: Readonly<Record<string, readonly [en: string, de: string]>> = {
  accent: ['Accent', 'Akzent'],
  'on-accent': ['Text on the accent', 'Text auf dem Akzent'],
  surface: ['Surface', 'Fläche'],
  text: ['Text', 'Text'],
  muted: ['Muted text', 'Gedämpfter Text'],
  border: ['Borders of controls', 'Ränder von Bedienelementen'],
  danger: ['Errors', 'Fehler'],
  success: ['Success', 'Erfolg'],
  focus: ['Focus ring', 'Fokusring'],
  radius: ['Corners', 'Ecken'],
  space: ['Unit of distances', 'Einheit der Abstände'],
  font: ['Font', 'Schrift'],
  'font-heading': ['Font of headings', 'Schrift der Überschriften'],
  shadow: ['Shadow of the box', 'Schatten des Kastens'],
  'field-surface': ['Fields', 'Felder'],
  'field-border': ['Borders of fields', 'Ränder der Felder'],
  'field-border-width': ['Width of these borders', 'Breite dieser Ränder'],
  'card-border': ['Border of the box', 'Rand des Kastens'],
  'button-radius': ['Corners of buttons', 'Ecken von Schaltflächen'],
  corner: ['The open corner', 'Die offene Ecke'],
  'heading-weight': ['Weight of headings', 'Stärke der Überschriften'],
  'label-weight': ['Weight of labels', 'Stärke der Beschriftungen'],
  'button-weight': ['Weight of buttons', 'Stärke von Schaltflächen'],
};

/** @param property such as `--foyer-accent` */
export function labelOf(property: string, language: Language): string {
  return labels[property.slice('--foyer-'.length)]?.[language === 'de' ? 1 : 0] ?? property;
}
