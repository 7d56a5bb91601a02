// What an editor reads in the sidebar of the blocks. The docs describe the same attributes for people who write tags.

export const groups = {
  content: ['Content', 'Inhalt'],
  form: ['Form', 'Formular'],
  consent: ['Privacy and consent', 'Datenschutz und Einwilligung'],
  look: ['Look and language', 'Aussehen und Sprache'],
  delivery: ['Where messages go', 'Wohin Nachrichten gehen'],
} as const;

/** English and German label, and a help where the label does not say it all. */
type Row = readonly [group: keyof typeof groups, label: Text, help?: Text];
type Text = readonly [en: string, de: string];

/** In the order of the sidebar. */
export const attributeWords: Readonly<Record<string, Row>> = {
  heading: ['content', ['Heading', 'Überschrift']],
  name: ['content', ['Name', 'Name']],
  'job-title': ['content', ['Job title', 'Position']],
  organization: ['content', ['Company or organization', 'Firma oder Organisation']],
  'person-label': [
    'content',
    ['Text above the name', 'Text über dem Namen'],
    ['Empty: “Your contact”.', 'Leer: „Ihr Ansprechpartner“.'],
  ],
  phone: ['content', ['Telephone', 'Telefon']],
  email: ['content', ['Email that is shown', 'E-Mail-Adresse, die gezeigt wird']],
  address: ['content', ['Postal address', 'Anschrift']],
  hours: [
    'content',
    ['Opening hours', 'Öffnungszeiten'],
    ['Such as Mo-Fr 9-12,13-17; Sa 10-14', 'Zum Beispiel Mo-Fr 9-12,13-17; Sa 10-14'],
  ],
  'time-zone': [
    'content',
    ['Time zone', 'Zeitzone'],
    ['Such as Europe/Berlin. Empty: the visitor’s.', 'Zum Beispiel Europe/Berlin. Leer: die des Besuchers.'],
  ],
  closed: [
    'content',
    ['Dates on which nobody is there', 'Tage, an denen niemand da ist'],
    ['Such as 2026-12-24 2026-12-27/2027-01-02', 'Zum Beispiel 2026-12-24 2026-12-27/2027-01-02'],
  ],
  map: ['content', ['Map that the address opens', 'Karte, die die Anschrift öffnet']],
  vcard: ['content', ['Button that saves the contact', 'Knopf, der den Kontakt speichert']],
  'structured-data': ['content', ['Data for search engines', 'Daten für Suchmaschinen']],
  photo: ['content', ['Address of a photo', 'Adresse eines Fotos'], ['Empty: the initials.', 'Leer: die Initialen.']],
  'photo-alt': ['content', ['Description of the photo', 'Beschreibung des Fotos']],
  label: ['content', ['Text of the button', 'Text der Schaltfläche']],
  'post-title': ['content', ['Title of the post', 'Titel des Beitrags']],
  href: ['content', ['Link', 'Link']],
  target: ['content', ['Window of the link', 'Fenster des Links'], ['_blank: a new one.', '_blank: ein neues.']],
  opens: [
    'content',
    ['Opens a widget instead', 'Öffnet stattdessen ein Widget'],
    ['Its HTML anchor, such as #contact', 'Dessen HTML-Anker, zum Beispiel #kontakt'],
  ],
  excerpt: ['content', ['Excerpt', 'Auszug']],
  image: ['content', ['Address of an image', 'Adresse eines Bildes']],
  'image-alt': [
    'content',
    ['Description of the image', 'Beschreibung des Bildes'],
    ['Empty: it is decorative.', 'Leer: Es ist nur Schmuck.'],
  ],
  author: ['content', ['Author', 'Autor']],
  'author-image': ['content', ['Address of a portrait of the author', 'Adresse eines Porträts des Autors']],
  published: [
    'content',
    ['Date of publication', 'Datum der Veröffentlichung'],
    ['Such as 2026-11-29', 'Zum Beispiel 2026-11-29'],
  ],
  'reading-time': ['content', ['Reading time in minutes', 'Lesezeit in Minuten']],
  src: [
    'content',
    ['Address of a feed', 'Adresse eines Feeds'],
    ['Instead of one post: its newest ones.', 'Statt eines Beitrags: seine neuesten.'],
  ],
  format: [
    'content',
    ['Format of the feed', 'Format des Feeds'],
    ['auto, rss, atom, json-feed, wordpress or ghost', 'auto, rss, atom, json-feed, wordpress oder ghost'],
  ],
  count: ['content', ['Number of posts', 'Anzahl der Beiträge'], ['1 to 50', '1 bis 50']],
  layout: ['content', ['Arrangement', 'Anordnung']],
  images: [
    'content',
    ['Images of the feed', 'Bilder des Feeds'],
    ['feed: from its own host.', 'feed: vom eigenen Host.'],
  ],
  'more-href': ['content', ['Link to the blog', 'Link zum Blog']],
  'more-label': ['content', ['Text of that link', 'Text dieses Links']],
  dismissible: ['content', ['Visitors can close it', 'Besucher können es schließen']],
  'dismiss-for': [
    'content',
    ['Stays closed for', 'Bleibt geschlossen für'],
    ['Such as 30d, 12h or 2w', 'Zum Beispiel 30d, 12h oder 2w'],
  ],
  starts: ['content', ['Shown from', 'Gezeigt ab']],
  ends: ['content', ['Shown until', 'Gezeigt bis']],
  frequency: ['content', ['How often it appears', 'Wie oft er erscheint']],
  fields: [
    'form',
    ['Fields', 'Felder'],
    [
      'Of name, email, phone, subject, message; a question mark makes one optional. none: no form.',
      'Aus name, email, phone, subject, message; ein Fragezeichen macht eines freiwillig. none: kein Formular.',
    ],
  ],
  'name-field': ['form', ['Field for the name', 'Feld für den Namen']],
  topics: ['form', ['Topics to choose from', 'Themen zur Auswahl']],
  'label-name': ['form', ['Label of the name', 'Beschriftung des Namens']],
  'label-email': ['form', ['Label of the email', 'Beschriftung der E-Mail-Adresse']],
  'label-phone': ['form', ['Label of the telephone number', 'Beschriftung der Telefonnummer']],
  'label-subject': ['form', ['Label of the subject', 'Beschriftung des Betreffs']],
  'label-message': ['form', ['Label of the message', 'Beschriftung der Nachricht']],
  'submit-label': ['form', ['Text of the button that sends', 'Text der Schaltfläche zum Senden']],
  'success-message': ['form', ['Text after sending', 'Text nach dem Senden']],
  'reply-time': [
    'form',
    ['When to expect a reply', 'Wann mit Antwort zu rechnen ist'],
    ['Shown after sending.', 'Steht nach dem Senden da.'],
  ],
  redirect: ['form', ['Page to open after sending', 'Seite, die nach dem Senden aufgeht']],
  controller: [
    'consent',
    ['Sender of the newsletter', 'Absender des Newsletters'],
    ['Empty: as under Settings, Foyer.', 'Leer: wie unter Einstellungen, Foyer.'],
  ],
  purpose: ['consent', ['What the newsletter is about', 'Worum es im Newsletter geht']],
  consent: ['consent', ['Wording on privacy', 'Hinweis zum Datenschutz']],
  'privacy-url': ['consent', ['Privacy page', 'Datenschutzseite']],
  'imprint-url': ['consent', ['Imprint', 'Impressum']],
  variant: ['look', ['Box', 'Kasten'], ['plain has none of its own.', 'plain hat keinen eigenen.']],
  'heading-level': ['look', ['Level of the heading', 'Ebene der Überschrift']],
  lang: [
    'look',
    ['Language', 'Sprache'],
    ['Such as de; empty: that of the page.', 'Zum Beispiel de; leer: die der Seite.'],
  ],
  formality: ['look', ['Form of address', 'Anrede']],
  'form-id': ['delivery', ['Name of the form', 'Name des Formulars']],
  endpoint: [
    'delivery',
    ['Address', 'Adresse'],
    ['Empty: as under Settings, Foyer.', 'Leer: wie unter Einstellungen, Foyer.'],
  ],
  service: [
    'delivery',
    ['Service', 'Dienst'],
    ['Such as foyer, json or formspree', 'Zum Beispiel foyer, json oder formspree'],
  ],
  'service-params': ['delivery', ['Constants of the service', 'Konstanten des Dienstes']],
  'field-names': ['delivery', ['Names of the fields there', 'Namen der Felder dort']],
  captcha: [
    'delivery',
    ['Protection against bots', 'Schutz vor Bots'],
    ['auto, arithmetic, pow or none', 'auto, arithmetic, pow oder none'],
  ],
  timeout: ['delivery', ['Seconds that one attempt may take', 'Sekunden für einen Versuch']],
  draft: ['delivery', ['Keep what was typed', 'Getipptes aufbewahren']],
  'fallback-email': ['delivery', ['Address where sending has failed', 'Adresse, wenn das Senden scheitert']],
};

export const widgetWords: Readonly<Record<string, { readonly title: Text; readonly description: Text }>> = {
  'contact-card': {
    title: ['Foyer Contact Card', 'Foyer Kontaktkarte'],
    description: [
      'A contact person, and a form to reach them.',
      'Ein Ansprechpartner und ein Formular, um ihm zu schreiben.',
    ],
  },
  'newsletter-signup': {
    title: ['Foyer Newsletter Sign-up', 'Foyer Newsletter-Anmeldung'],
    description: [
      'A newsletter sign-up with consent wording and double opt-in.',
      'Eine Newsletter-Anmeldung mit Einwilligungstext und Double-Opt-in.',
    ],
  },
  'blog-teaser': {
    title: ['Foyer Blog Teaser', 'Foyer Blog-Teaser'],
    description: ['One post, or the newest ones of a feed.', 'Ein Beitrag, oder die neuesten eines Feeds.'],
  },
  'cta-banner': {
    title: ['Foyer Banner', 'Foyer Banner'],
    description: ['A banner with one call to action.', 'Ein Banner mit einer Aufforderung.'],
  },
};
