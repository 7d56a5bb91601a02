// What the manifest and the design tokens say of each name, in German: by the English sentence, so that one that changes is missed here.

export const sentences: Readonly<Record<string, string>> = {
  'A banner with one call to action.': 'Ein Banner mit einer einzigen Aufforderung.',
  'A newsletter signup with consent wording and double opt-in.':
    'Eine Newsletter-Anmeldung mit dem Wortlaut der Einwilligung und Bestätigung per Mail.',
  'A simple sum against spam, for any form.': 'Eine einfache Rechenfrage gegen Werbung, für jedes Formular.',
  'Shows a contact person and a form to reach them.':
    'Zeigt einen Ansprechpartner und ein Formular, um ihm zu schreiben.',
  'Teases one post or the newest ones of a blog.': 'Zeigt einen Beitrag oder die neuesten eines Blogs.',

  'text below the heading': 'Text unter der Überschrift',
  'replaces the attribute': 'ersetzt das Attribut',
  'replaces unslotted children': 'ersetzt Kinder ohne Slot',
  'replaces the built-in privacy wording': 'ersetzt den eingebauten Wortlaut zum Datenschutz',
  'replaces the built-in consent wording': 'ersetzt den eingebauten Wortlaut der Einwilligung',
  'replaces the built-in text after success': 'ersetzt den eingebauten Text nach dem Senden',
  'replaces the built-in text when a feed is empty or fails; also shown without JavaScript':
    'ersetzt den eingebauten Text, wenn ein Feed leer ist oder scheitert; auch ohne JavaScript zu sehen',
  'only shown without JavaScript': 'nur ohne JavaScript zu sehen',
  'below the form': 'unter dem Formular',
  'a link or button that replaces the built-in one':
    'ein Link oder eine Schaltfläche anstelle der eingebauten Schaltfläche',
  'a list of takeaways of the post': 'eine Liste dessen, was man aus dem Beitrag mitnimmt',
  'an `<img>` or `<picture>` that replaces the attribute': 'ein `<img>` oder `<picture>`, das das Attribut ersetzt',
  'additional controls with a `name`; they are validated and sent too':
    'weitere Felder mit einem `name`; auch sie werden geprüft und gesendet',
  '`<span data-topic="id">label</span>` for each of `topics`':
    '`<span data-topic="id">Beschriftung</span>` für jede Kennung aus `topics`',

  'before a message is sent; cancel it and call `detail.respondWith(promise)` to send it yourself':
    'bevor eine Nachricht gesendet wird; wer es abbricht und `detail.respondWith(promise)` aufruft, sendet selbst',
  'before a sign-up is sent; cancel it and call `detail.respondWith(promise)` to send it yourself':
    'bevor eine Anmeldung gesendet wird; wer es abbricht und `detail.respondWith(promise)` aufruft, sendet selbst',
  'before a link to a post is followed; cancel it to stay on the page':
    'bevor ein Link zu einem Beitrag geöffnet wird; wer es abbricht, bleibt auf der Seite',
  'before the action is followed; cancel it to stay on the page':
    'bevor die Schaltfläche ihr Ziel öffnet; wer es abbricht, bleibt auf der Seite',
  'before the banner closes; cancel it to keep the banner open':
    'bevor sich das Banner schließt; wer es abbricht, lässt das Banner offen',
  'the message is stored': 'die Nachricht ist gespeichert',
  'the sign-up is stored': 'die Anmeldung ist gespeichert',
  'the sign-up is stored; `pending` is success': 'die Anmeldung ist gespeichert; auch `pending` ist ein Erfolg',
  'the message is not stored, or storage is unknown': 'die Nachricht ist nicht gespeichert, oder es ist ungewiss',
  'the sign-up is not stored, or storage is unknown': 'die Anmeldung ist nicht gespeichert, oder es ist ungewiss',
  'passed to a service whose response cannot be read':
    'an einen Dienst weitergereicht, dessen Antwort sich nicht lesen lässt',
  'validation failed, and nothing was sent': 'eine Angabe stimmt nicht, und nichts wurde gesendet',
  'the feed has loaded': 'der Feed ist geladen',
  'the feed could not be loaded or parsed': 'der Feed ließ sich nicht laden oder nicht lesen',

  "BCP 47 tag of the element's language, from the element or its nearest ancestor.":
    'Sprache des Elements als BCP-47-Kürzel, vom Element selbst oder von seinem nächsten Vorfahren.',
  'State of the current message. Every state but `idle` is also a custom state of the element.':
    'Zustand der Nachricht. Jeder außer `idle` ist auch ein eigener Zustand des Elements in CSS.',
  'Values of all fields, slotted ones included. Setting it fills in the given fields and keeps the others: boxes and slotted controls as soon as a small file is loaded, for which `submit()` waits.':
    'Werte aller Felder, auch derer in Slots. Wer sie setzt, füllt die genannten Felder und lässt die anderen, wie sie sind: Häkchen und Felder in Slots, sobald eine kleine Datei geladen ist, auf die `submit()` wartet.',
  "Sends the form's values. Never rejects; a second call during a submission returns the same promise.":
    'Sendet die Werte des Formulars. Das Promise wird nie abgelehnt; ein zweiter Aufruf während des Sendens gibt dasselbe zurück.',
  'Clears the fields, cancels a message in progress and returns to `idle`.':
    'Leert die Felder, bricht eine laufende Nachricht ab und kehrt zu `idle` zurück.',
  'Whether the current values are valid. Shows no errors.': 'Ob die Werte gültig sind. Zeigt keine Fehler.',
  'Whether the form may be submitted; fires `invalid` if not.':
    'Ob das Formular gesendet werden darf; wenn nicht, wird `invalid` ausgelöst.',
  'As `checkValidity()`, but also shows the errors.': 'Wie `checkValidity()`, zeigt aber die Fehler.',
  'As `checkValidity()`, but also shows the error.': 'Wie `checkValidity()`, zeigt aber den Fehler.',
  'Focuses the first field.': 'Setzt den Fokus in das erste Feld.',
  'Focuses the answer field.': 'Setzt den Fokus in das Feld der Antwort.',
  'The form that owns this control.': 'Das Formular, zu dem das Feld gehört.',
  'The validation message.': 'Die Fehlermeldung.',
  'Validity flags, as on native controls.': 'Ob und warum es ungültig ist, wie bei eingebauten Feldern.',

  'the box': 'der Kasten',
  'the heading': 'die Überschrift',
  'the text below the heading': 'der Text unter der Überschrift',
  'the excerpt': 'der Auszug',
  'a link': 'ein Link',
  'an icon': 'ein Symbol',
  'the person panel': 'der Bereich mit der Person',
  'the name of the person or company': 'der Name der Person oder der Firma',
  'job title and company': 'Position und Firma',
  "the initials in the photo's place": 'die Initialen anstelle des Fotos',
  'frame of the photo': 'Rahmen des Fotos',
  'frame of the image': 'Rahmen des Bildes',
  'frame of an image': 'Rahmen eines Bildes',
  'phone, mail, address and hours': 'Telefon, Mail, Anschrift und Öffnungszeiten',
  'one of them': 'eine dieser Angaben',
  'all posts': 'alle Beiträge',
  'one post': 'ein Beitrag',
  'a grey block while the feed is loading': 'ein grauer Platzhalter, solange der Feed lädt',
  'the form': 'das Formular',
  'label, control and error of one field': 'Beschriftung, Eingabe und Fehler eines Felds',
  'a label': 'eine Beschriftung',
  'the label above the sum': 'die Beschriftung über der Rechenfrage',
  'quieter words beside a label: that a field is optional, what the sum is for':
    'leisere Worte neben einer Beschriftung: dass ein Feld freiwillig ist, wozu die Rechenfrage dient',
  'quieter words beside or below: that a field is optional, what the sum is for, how often letters come':
    'leisere Worte daneben oder darunter: dass ein Feld freiwillig ist, wozu die Rechenfrage dient, wie oft der Newsletter kommt',
  'quieter words beside the label: what the sum is for':
    'leisere Worte neben der Beschriftung: wozu die Rechenfrage dient',
  'a field': 'ein Feld',
  'a single-line field': 'ein einzeiliges Feld',
  'the multi-line field': 'das mehrzeilige Feld',
  'the answer field': 'das Feld der Antwort',
  'a checkbox': 'ein Kontrollkästchen',
  'the box to tick for consent': 'das Kästchen für die Einwilligung',
  'what is wrong with a field': 'was an einem Feld nicht stimmt',
  'what is wrong with the answer': 'was an der Antwort nicht stimmt',
  'beside `input`, `textarea`, `checkbox` and `field`: something is wrong with it':
    'zusätzlich zu `input`, `textarea`, `checkbox` und `field`: Daran stimmt etwas nicht',
  'beside `input`, `checkbox` and `field`: something is wrong with it':
    'zusätzlich zu `input`, `checkbox` und `field`: Daran stimmt etwas nicht',
  'beside `input`: the answer is wrong': 'zusätzlich zu `input`: Die Antwort ist falsch',
  'the privacy wording': 'der Wortlaut zum Datenschutz',
  'the consent wording': 'der Wortlaut der Einwilligung',
  'the row with the sum': 'die Zeile mit der Rechenfrage',
  'the row with the sum, if shown': 'die Zeile mit der Rechenfrage, wenn sie zu sehen ist',
  'the whole row': 'die ganze Zeile',
  'the frame around question and answer': 'der Rahmen um Frage und Antwort',
  'the sum': 'die Rechenfrage',
  'the submit button': 'die Schaltfläche zum Senden',
  'the action': 'die Schaltfläche, um die es geht',
  'a secondary button': 'eine weitere Schaltfläche',
  'the button that retries': 'die Schaltfläche, die noch einmal lädt',
  'the close button': 'die Schaltfläche zum Schließen',
  'a button that looks like a link': 'eine Schaltfläche, die wie ein Link aussieht',
  '"Without calculation"': '„Ohne Rechnen“',
  'a message about the form': 'eine Meldung zum Formular',
  'a message about the form, or about a requested mail': 'eine Meldung zum Formular oder zu einer angeforderten Mail',
  'the message that the feed failed': 'die Meldung, dass der Feed nicht zu laden war',
  'the confirmation after success': 'die Quittung nach dem Senden',
  'received when, number, reply to': 'wann eingegangen, Nummer, Antwort an',
  'received when and under what number': 'wann und unter welcher Nummer eingegangen',
  'the icon on the receipt': 'das Symbol auf der Quittung',
  'the icon shown when there are no posts': 'das Symbol, wenn es keine Beiträge gibt',

  'validation failed': 'eine Angabe stimmt nicht',
  'an attempt is in progress': 'gerade wird gesendet',
  'between two attempts': 'zwischen zwei Versuchen',
  'the message will be sent once the browser is online': 'die Nachricht wird gesendet, sobald der Browser online ist',
  'the sign-up will be sent once the browser is online': 'die Anmeldung wird gesendet, sobald der Browser online ist',
  'the message is stored and awaits confirmation by mail':
    'die Nachricht ist gespeichert und wartet auf die Bestätigung per Mail',
  'the sign-up is stored and awaits confirmation by mail':
    'die Anmeldung ist gespeichert und wartet auf die Bestätigung per Mail',
  'a response arrived that proves nothing': 'es kam eine Antwort, die nichts beweist',
  'the message is not stored': 'die Nachricht ist nicht gespeichert',
  'the sign-up is not stored': 'die Anmeldung ist nicht gespeichert',
  'the feed is loading': 'der Feed lädt',
  'the feed has no posts': 'der Feed hat keine Beiträge',
  'the feed could not be loaded': 'der Feed ließ sich nicht laden',
  'closed, or outside its dates': 'geschlossen, oder außerhalb seiner Zeit',

  'buttons, banner, tints and underlines; never the color of text':
    'Schaltflächen, Banner, Tönungen und Unterstreichungen; nie die Farbe von Text',
  'text on the accent: white if it reaches 4.5:1 there, else black':
    'Text auf dem Akzent: weiß, wenn es dort 4,5:1 erreicht, sonst schwarz',
  'the box; with `variant="plain"` the fields': 'der Kasten; mit `variant="plain"` die Felder',
  text: 'Text',
  'secondary text: 69 % text in the surface': 'leiserer Text: 69 % Text in der Fläche',
  'borders of controls: 50 % text in the surface; keep 3:1':
    'Ränder von Bedienelementen: 50 % Text in der Fläche; braucht 3:1',
  'errors: a red that is nearly as dark or light as the text; keep 4.5:1 on the surface':
    'Fehler: ein Rot, fast so dunkel oder hell wie der Text; braucht 4,5:1 auf der Fläche',
  'success: a green that is nearly as dark or light as the text; keep 4.5:1 on the surface':
    'Erfolg: ein Grün, fast so dunkel oder hell wie der Text; braucht 4,5:1 auf der Fläche',
  'the focus ring: 45 % accent in the text': 'der Fokusring: 45 % Akzent im Text',
  'radius of corners': 'Radius der Ecken',
  'the unit of all distances': 'die Einheit aller Abstände',
  'font family': 'Schriftfamilie',
  'font family of headings': 'Schriftfamilie der Überschriften',
  'shadow of the box': 'Schatten des Kastens',
  'fields: nothing of their own on a box, else the surface':
    'Felder: auf einem Kasten nichts Eigenes, sonst die Fläche',
  'border of fields: that of all controls': 'Rand der Felder: der aller Bedienelemente',
  'up to four widths, as in `border-width`: `0 0 1px` leaves a line below':
    'bis zu vier Breiten, wie bei `border-width`: Von `0 0 1px` bleibt eine Linie darunter',
  'border of the box: a hairline, 34 % of the other borders':
    'Rand des Kastens: eine Haarlinie, 34 % der anderen Ränder',
  'radius of buttons: that of all corners': 'Radius von Schaltflächen: der aller Ecken',
  'radius of the open corner: seven times that of the others, at most 3.5em':
    'Radius der offenen Ecke: siebenmal der der anderen, höchstens 3,5em',
  'weight of headings and names': 'Schriftstärke von Überschriften und Namen',
  'weight of labels': 'Schriftstärke von Beschriftungen',
  'weight of buttons': 'Schriftstärke von Schaltflächen',
  'The custom properties of Foyer and their defaults.': 'Die Custom Properties von Foyer und ihre Vorgaben.',
};

/** Docstrings break their lines where the source does. */
export const inOneLine = (sentence: string) => sentence.replaceAll(/\s+/g, ' ');

/** Throws for a sentence that nobody has translated. */
export function germanOf(sentence = ''): string {
  const german = sentences[inOneLine(sentence)];
  if (german === undefined) throw new Error(`docs/src/api/german.ts has no "${inOneLine(sentence)}"`);
  return german;
}
