// The words of the configurator, in the languages of the documentation.
import { type Language, NO_END } from './catalog.ts';
import type { Missing } from './services.ts';
import type { Extra, Refusal, Target } from './settings.ts';
import type { Note } from './snippets/print.ts';

/** At most 60 characters. */
export const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const english = {
  widget: 'Widget',
  delivery: 'Where messages go',
  content: 'Content',
  form: 'Form',
  consent: 'Privacy and consent',
  look: 'Look and language',
  more: 'More settings',
  byAddress: 'A Foyer endpoint, or known by its address',
  aboutService: (title: string) => `What ${title} needs`,
  constant: (name: string) => `Constant “${name}”`,
  like: (example: string) => `Such as ${example}`,
  blocked: 'Browsers send nothing from a page with https to an address without it.',
  theme: 'Finished theme',
  noTheme: 'None',
  accent: 'Accent',
  surface: 'Surface',
  text: 'Text',
  radius: 'Corners',
  font: 'Font',
  pick: (label: string) => `${label}: pick a color`,
  toStudio: 'All properties, with contrast: theme studio',
  usual: (value: string) => (value === '' ? 'Default' : `Default (${value})`),
  ofThePage: 'Of the page',
  files: 'Folder of the script files',
  filesHelp: 'Empty: where your endpoint is, else jsDelivr.',
  fieldStates: ['no', 'optional', 'required'],
  fieldNames: { name: 'Name', email: 'Email', phone: 'Telephone', subject: 'Subject', message: 'Message' },
  noForm: 'No form at all',
  snippet: 'Your snippet',
  preview: 'Preview',
  previewNote: 'The real element. Sending works once the address is yours.',
  scheme: 'Colors of the preview',
  schemes: { page: 'as this page', light: 'light', dark: 'dark' },
  targets: {
    script: 'Script tag',
    npm: 'npm',
    react: 'React',
    vue: 'Vue',
    svelte: 'Svelte',
    angular: 'Angular',
    block: 'WordPress block',
    shortcode: 'Shortcode',
  } satisfies Record<Target, string>,
  extras: {
    still: 'Keep its place free, so that nothing jumps',
    prerendered: 'Rendered before JavaScript',
    policy: 'Content Security Policy',
    hashes: 'Hashes of the files (SRI)',
  } satisfies Record<Extra, string>,
  extrasLabel: 'With the snippet',
  copy: 'Copy',
  copied: 'Copied. Paste it where the widget belongs.',
  notCopied: 'This browser does not allow copying. The snippet is selected: press Ctrl+C.',
  install: 'First',
  header: 'Header to send with the page',
  headerNote: 'What the widget needs. Add what your page needs beside it.',
  working: 'The snippet is being completed …',
  reset: 'Start over',
  link: 'Copy link to these settings',
  linkCopied: 'The address of these settings is copied.',
  refusedTitle: (count: number) =>
    count === 1 ? 'One value in the address was not taken:' : `${count} values in the address were not taken:`,
  inAddress: 'In the address',
  notTaken: (value: string) => `“${shortened(value)}” was not taken.`,
  leftOutOfSnippet: (labels: string) => `Not in the snippet, as it was refused: ${labels}.`,
  hashesUnavailable: (command: string) =>
    `The list of hashes could not be read from there. On the machine with the files, this prints the tag: ${command}`,
  noRender: 'The widget could not be rendered in this browser.',
  unloadable: 'The script of this page could not be loaded. Reload the page.',
  noScript: 'The configurator needs JavaScript. All attributes are described on the pages of the elements.',
};

type Words = typeof english;

const german: Words = {
  widget: 'Widget',
  delivery: 'Wohin Nachrichten gehen',
  content: 'Inhalt',
  form: 'Formular',
  consent: 'Datenschutz und Einwilligung',
  look: 'Aussehen und Sprache',
  more: 'Weitere Einstellungen',
  byAddress: 'Foyer-Endpunkt, oder an der Adresse erkannt',
  aboutService: (title) => `Angaben für „${title}“`,
  constant: (name) => `Konstante „${name}“`,
  like: (example) => `Zum Beispiel ${example}`,
  blocked: 'Von einer Seite mit https senden Browser nichts an eine Adresse ohne.',
  theme: 'Fertiges Theme',
  noTheme: 'Keines',
  accent: 'Akzent',
  surface: 'Fläche',
  text: 'Text',
  radius: 'Ecken',
  font: 'Schrift',
  pick: (label) => `${label}: Farbe wählen`,
  toStudio: 'Alle Eigenschaften, mit Kontrast: Theme-Studio',
  usual: (value) => (value === '' ? 'Voreinstellung' : `Voreinstellung (${value})`),
  ofThePage: 'Die der Seite',
  files: 'Ordner der Skriptdateien',
  filesHelp: 'Leer: wo Ihr Endpunkt ist, sonst jsDelivr.',
  fieldStates: ['nein', 'freiwillig', 'Pflicht'],
  fieldNames: { name: 'Name', email: 'E-Mail', phone: 'Telefon', subject: 'Betreff', message: 'Nachricht' },
  noForm: 'Gar kein Formular',
  snippet: 'Ihr Code',
  preview: 'Vorschau',
  previewNote: 'Das echte Element. Senden geht, sobald dort Ihre eigene Adresse steht.',
  scheme: 'Farben der Vorschau',
  schemes: { page: 'wie diese Seite', light: 'hell', dark: 'dunkel' },
  targets: { ...english.targets, script: 'Skript-Tag', block: 'WordPress-Block', shortcode: 'Shortcode' },
  extras: {
    still: 'Platz freihalten, damit nichts springt',
    prerendered: 'Vor JavaScript gerendert',
    policy: 'Content Security Policy',
    hashes: 'Prüfsummen der Dateien (SRI)',
  },
  extrasLabel: 'Zusätzlich zum Code',
  copy: 'Kopieren',
  copied: 'Kopiert. Fügen Sie den Code dort ein, wo das Widget hingehört.',
  notCopied: 'Dieser Browser erlaubt das Kopieren nicht. Der Code ist markiert: Drücken Sie Strg+C.',
  install: 'Zuerst',
  header: 'Header, der mit der Seite gesendet wird',
  headerNote: 'Was das Widget braucht. Ergänzen Sie, was Ihre Seite sonst braucht.',
  working: 'Der Code wird ergänzt …',
  reset: 'Von vorn',
  link: 'Link auf diese Einstellungen kopieren',
  linkCopied: 'Die Adresse dieser Einstellungen ist kopiert.',
  refusedTitle: (count) =>
    count === 1
      ? 'Ein Wert der Adresse wurde nicht übernommen:'
      : `${count} Werte der Adresse wurden nicht übernommen:`,
  inAddress: 'In der Adresse',
  notTaken: (value) => `„${shortened(value)}“ wurde nicht übernommen.`,
  leftOutOfSnippet: (labels) => `Nicht im Code, weil abgelehnt: ${labels}.`,
  hashesUnavailable: (command) =>
    `Die Liste der Prüfsummen war dort nicht zu lesen. Auf dem Rechner mit den Dateien gibt dieser Befehl das Tag aus: ${command}`,
  noRender: 'In diesem Browser ließ sich das Widget nicht rendern.',
  unloadable: 'Das Skript dieser Seite ließ sich nicht laden. Laden Sie die Seite neu.',
  noScript: 'Der Konfigurator braucht JavaScript. Alle Attribute stehen auf den Seiten der Elemente.',
};

export const wordsOf = (language: Language): Words => (language === 'de' ? german : english);

/** What is allowed in the place of a refused value, as one sentence. */
export function allowed({ reason }: Pick<Refusal, 'reason'>, language: Language): string {
  const say = (en: string, de: string) => (language === 'de' ? de : en);
  switch (reason.code) {
    case 'choice': {
      const list = reason.allowed.join(', ');
      return say(`Allowed: ${list}.`, `Erlaubt: ${list}.`);
    }
    case 'number': {
      const to = reason.to === NO_END ? '' : say(` to ${reason.to}`, ` bis ${reason.to}`);
      return say(`Allowed: a number from ${reason.from}${to}.`, `Erlaubt: eine Zahl von ${reason.from}${to}.`);
    }
    case 'unknown':
      return say('This widget has no such setting.', 'Diese Einstellung hat das Widget nicht.');
    case 'twice':
      return say('It is there twice; the first counts.', 'Sie steht zweimal da; die erste zählt.');
    default:
      return sentences[reason.code][language === 'de' ? 1 : 0];
  }
}

type Plain = Exclude<Refusal['reason']['code'], 'choice' | 'number' | 'unknown' | 'twice'>;

const sentences: Readonly<Record<Plain, readonly [en: string, de: string]>> = {
  text: ['Allowed: text.', 'Erlaubt: Text.'],
  switch: ['Allowed: true.', 'Erlaubt: true.'],
  address: [
    'Allowed: an address with https://, or a path such as /privacy.',
    'Erlaubt: eine Adresse mit https:// oder ein Pfad wie /datenschutz.',
  ],
  email: ['Allowed: an email address such as me@example.org.', 'Erlaubt: eine E-Mail-Adresse wie ich@example.org.'],
  language: ['Allowed: a language such as en, de or pt-BR.', 'Erlaubt: eine Sprache wie en, de oder pt-BR.'],
  zone: ['Allowed: a time zone such as Europe/Berlin.', 'Erlaubt: eine Zeitzone wie Europe/Berlin.'],
  moment: [
    'Allowed: a date such as 2026-11-29, with a time if you like: 2026-11-29T18:00.',
    'Erlaubt: ein Datum wie 2026-11-29, auch mit Uhrzeit: 2026-11-29T18:00.',
  ],
  duration: ['Allowed: a time such as 30d, 12h or 2w.', 'Erlaubt: eine Dauer wie 30d, 12h oder 2w.'],
  pairs: ['Allowed: pairs such as name=value&other=value.', 'Erlaubt: Paare wie name=wert&anderer=wert.'],
  fields: [
    'Allowed: name, email, phone, subject and message, each once, with a question mark if it is optional; or none.',
    'Erlaubt: name, email, phone, subject und message, jedes einmal, mit Fragezeichen, wenn freiwillig; oder none.',
  ],
  ids: [
    'Allowed: words of letters and digits with spaces between.',
    'Erlaubt: Wörter aus Buchstaben und Ziffern mit Leerzeichen dazwischen.',
  ],
  length: ['Allowed: at most 2,000 characters.', 'Erlaubt: höchstens 2.000 Zeichen.'],
  control: ['Allowed: text without control characters.', 'Erlaubt: Text ohne Steuerzeichen.'],
  color: [
    'Allowed: a CSS color such as #0b5c66, oklch(0.5 0.1 200) or light-dark(#000, #fff).',
    'Erlaubt: eine CSS-Farbe wie #0b5c66, oklch(0.5 0.1 200) oder light-dark(#000, #fff).',
  ],
  property: [
    'Allowed: a CSS value that fits, such as the default.',
    'Erlaubt: ein passender CSS-Wert, wie die Voreinstellung.',
  ],
};

export function missingWords(missing: Missing, language: Language): string {
  const isGerman = language === 'de';
  if (missing.code === 'address')
    return isGerman
      ? `Die Adresse sieht dort so aus: ${missing.like}`
      : `Addresses there look like this: ${missing.like}`;
  return isGerman ? `Der Dienst braucht ${missing.name}.` : `The service needs ${missing.name}.`;
}

export function noteWords(note: Note, language: Language): string {
  const at = language === 'de' ? 1 : 0;
  if (typeof note === 'string') return notes[note][at];
  const names = note.names.join(', ');
  return at === 1
    ? `Ein Shortcode kann diese Werte nicht aufnehmen (Klammern, beide Arten von Anführungszeichen): ${names}. Nehmen Sie den Block.`
    : `A shortcode cannot hold these values (brackets, both kinds of quotes): ${names}. Use the block.`;
}

const notes: Readonly<Record<Exclude<Note, { readonly code: string }>, readonly [en: string, de: string]>> = {
  endpoint: [
    'Replace the address under “Where messages go” by your own: until then nothing arrives.',
    'Ersetzen Sie die Adresse unter „Wohin Nachrichten gehen“ durch Ihre: Bis dahin kommt nichts an.',
  ],
  once: [
    'The script tag is needed once a page, however many widgets there are.',
    'Eine Seite braucht das Skript-Tag nur einmal, gleich wie viele Widgets sie hat.',
  ],
  'render-yourself': [
    'Your server or build renders it: await renderWidgets(html) from @foyer/elements/ssr.js, with the finished page.',
    'Ihr Server oder Build rendert es: await renderWidgets(html) aus @foyer/elements/ssr.js, mit der fertigen Seite.',
  ],
  'is-custom-element': [
    "Tell Vue's compiler about the tags, in vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('foyer-') } } })",
    "Machen Sie die Tags dem Compiler von Vue bekannt, in vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('foyer-') } } })",
  ],
  plugin: [
    'The plugin Foyer Forms brings script, endpoint and reserved space by itself.',
    'Das Plugin Foyer Forms bringt Skript, Endpunkt und freigehaltenen Platz selbst mit.',
  ],
  'plugin-look': [
    'Its color is set under Settings, Foyer; other properties belong into the CSS of your theme.',
    'Die Farbe steht unter Einstellungen, Foyer; andere Eigenschaften gehören ins CSS Ihres Themes.',
  ],
  'own-topics': ['Put the topics into words of your own.', 'Benennen Sie die Themen mit eigenen Worten.'],
  'no-block': ['The plugin has no block for this element.', 'Das Plugin hat für dieses Element keinen Block.'],
};
