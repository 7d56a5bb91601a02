// WCAG 2.2, principle 1.
import { axe, type Criterion, elements, everyForm, everyWidget, stories, type Words } from './criterion.ts';

const noMedia: Words = ['The widgets play no sound and no video.', 'Die Widgets spielen weder Ton noch Video ab.'];
const mediaOfThePage: Words = [
  'Videos and recordings of your own need it.',
  'Eigene Videos und Aufnahmen brauchen es.',
];

const media = (id: string, level: 'A' | 'AA', name: Words): Criterion => ({
  id,
  level,
  name,
  status: 'does-not-apply',
  why: noMedia,
  page: mediaOfThePage,
});

export const perceivable: readonly Criterion[] = [
  {
    id: '1.1.1',
    level: 'A',
    name: ['Non-text Content', 'Nicht-Text-Inhalt'],
    status: 'supports',
    why: [
      'Icons are hidden from assistive technology, since words stand beside them or name the button. The sum against spam is text, and "Without calculation" replaces it.',
      'Symbole sind vor Hilfsmitteln verborgen, denn Worte stehen daneben oder benennen den Knopf. Die Rechenfrage gegen Werbung ist Text, und „Ohne Rechnen“ ersetzt sie.',
    ],
    page: [
      'Describe pictures that say something by `photo-alt` and `image-alt`.',
      'Bilder, die etwas aussagen, mit `photo-alt` und `image-alt` beschreiben.',
    ],
    tests: [
      ...axe,
      ...elements(
        'elements/contact-card/common-form-bugs',
        'gives the captcha field an id, a visible label and an accessible name',
      ),
      ...stories('contact', '"Ohne Rechnen" replaces the sum with a proof of work'),
    ],
  },
  media('1.2.1', 'A', ['Audio-only and Video-only (Prerecorded)', 'Reines Audio und Video (aufgezeichnet)']),
  media('1.2.2', 'A', ['Captions (Prerecorded)', 'Untertitel (aufgezeichnet)']),
  media('1.2.3', 'A', [
    'Audio Description or Media Alternative (Prerecorded)',
    'Audiodeskription oder Medienalternative (aufgezeichnet)',
  ]),
  media('1.2.4', 'AA', ['Captions (Live)', 'Untertitel (live)']),
  media('1.2.5', 'AA', ['Audio Description (Prerecorded)', 'Audiodeskription (aufgezeichnet)']),
  {
    id: '1.3.1',
    level: 'A',
    name: ['Info and Relationships', 'Info und Beziehungen'],
    status: 'supports',
    why: [
      'Fields have labels, errors belong to their fields, headings and lists are marked as such.',
      'Felder haben Beschriftungen, Fehler gehören zu ihrem Feld, Überschriften und Listen sind als solche ausgezeichnet.',
    ],
    page: [
      'Set `heading-level` to what fits your outline, and give fields in the slot `fields` a `<label>`.',
      '`heading-level` passend zur eigenen Gliederung setzen, und Feldern im Slot `fields` ein `<label>` geben.',
    ],
    tests: [
      ...axe,
      ...everyForm('describe-validation', 'links each of several errors to its field'),
      ...elements('elements/cta-banner/cta-banner', 'sets the level of its heading from heading-level'),
    ],
  },
  {
    id: '1.3.2',
    level: 'A',
    name: ['Meaningful Sequence', 'Bedeutungstragende Reihenfolge'],
    status: 'supports',
    why: [
      'Controls stand in the order in which they are seen. The closing cross of a banner stands above its words and comes after them.',
      'Bedienelemente folgen einander so, wie man sie sieht. Das Schließkreuz eines Banners steht über dessen Worten und kommt nach ihnen.',
    ],
    tests: stories(
      'wcag',
      'Tab goes through all widgets in the order in which they are read, and back, below a sticky header',
    ),
  },
  {
    id: '1.3.3',
    level: 'A',
    name: ['Sensory Characteristics', 'Sensorische Eigenschaften'],
    status: 'supports',
    why: [
      'No text points to a shape, a place, a color or a sound.',
      'Kein Text verweist auf Form, Ort, Farbe oder Ton.',
    ],
    page: ['The same in your own texts.', 'Ebenso in eigenen Texten.'],
  },
  {
    id: '1.3.4',
    level: 'AA',
    name: ['Orientation', 'Ausrichtung'],
    status: 'supports',
    why: [
      'Layouts follow the width of their place; nothing asks for portrait or landscape.',
      'Das Layout folgt der Breite des Platzes; nichts verlangt Hoch- oder Querformat.',
    ],
    tests: stories(
      'wcag',
      'at 400 % zoom nothing is cut off or has to be scrolled sideways',
      'with the text spacing of a visitor nothing is cut off, ${width} px wide',
    ),
  },
  {
    id: '1.3.5',
    level: 'AA',
    name: ['Identify Input Purpose', 'Eingabezweck bestimmen'],
    status: 'supports',
    why: [
      'Name, e-mail and phone carry their type and `autocomplete`. The test looks at name and e-mail.',
      'Name, E-Mail und Telefon tragen ihren Typ und `autocomplete`. Der Test sieht Name und E-Mail an.',
    ],
    page: ['Set `autocomplete` on fields of your own.', '`autocomplete` an eigenen Feldern setzen.'],
    tests: everyForm('describe-consent', 'gives each field its type and autocomplete token'),
  },
  {
    id: '1.4.1',
    level: 'A',
    name: ['Use of Color', 'Benutzung von Farbe'],
    status: 'supports',
    why: [
      'A wrong field has another frame, and its error a sign and words. Optional fields say so in words.',
      'Ein falsches Feld hat einen anderen Rahmen, sein Fehler ein Zeichen und Worte. Freiwillige Felder sagen es in Worten.',
    ],
    tests: [
      ...stories('forced-colors', 'with forced colors a wrong field has another frame, and its error a sign'),
      ...elements(
        'elements/contact-card/contact-card',
        'renders the fields of its fields attribute, and marks the optional ones',
      ),
    ],
  },
  media('1.4.2', 'A', ['Audio Control', 'Audio-Steuerelement']),
  {
    id: '1.4.3',
    level: 'AA',
    name: ['Contrast (Minimum)', 'Kontrast (Minimum)'],
    status: 'supports',
    why: [
      'All text reaches 4.5:1 in every state, without a theme and in the finished themes, light and dark. Text on the accent becomes black or white by itself.',
      'Aller Text erreicht 4,5:1 in jedem Zustand, ohne Theme und in den fertigen, hell und dunkel. Text auf der Akzentfarbe wird von selbst schwarz oder weiß.',
    ],
    page: [
      'Colors of your own, text over pictures, and the ground of `variant="plain"` are for you to check.',
      'Eigene Farben, Text über Bildern und der Grund von `variant="plain"` sind selbst zu prüfen.',
    ],
    tests: [
      ...axe,
      ...stories('bands', 'on dark and light bands all text without a box of its own can be read, errors too'),
      ...elements('base/theming', 'sets surface ${surface} and text ${text} alone, and errors are readable'),
    ],
  },
  {
    id: '1.4.4',
    level: 'AA',
    name: ['Resize Text', 'Textgröße ändern'],
    status: 'supports',
    why: [
      'With text of 200 % nothing is cut off. A teaser shows three lines of an excerpt at any size; the post behind its link has the rest.',
      'Bei Text von 200 % wird nichts abgeschnitten. Ein Teaser zeigt in jeder Größe drei Zeilen eines Auszugs; der Rest steht im verlinkten Beitrag.',
    ],
    page: ['Do not forbid zooming by `user-scalable=no`.', 'Das Zoomen nicht mit `user-scalable=no` verbieten.'],
    tests: stories('wcag', 'text of 200 % is neither cut off nor wider than the page'),
  },
  {
    id: '1.4.5',
    level: 'AA',
    name: ['Images of Text', 'Bilder eines Textes'],
    status: 'supports',
    why: ['No words are drawn as a picture.', 'Keine Worte sind als Bild gezeichnet.'],
    page: ['No pictures with text in banner and teaser.', 'Keine Bilder mit Text in Banner und Teaser.'],
  },
  {
    id: '1.4.10',
    level: 'AA',
    name: ['Reflow', 'Automatischer Umbruch (Reflow)'],
    status: 'supports',
    why: [
      'At 320 px, which is 400 % on a desktop, the widgets fit without scrolling sideways: idle, wrong, sending, sent, failed and unconfirmed, and idle from right to left.',
      'Bei 320 px, also 400 % auf einem Desktop, passen die Widgets ohne seitliches Scrollen: leer, falsch, beim Senden, gesendet, gescheitert und unbestätigt, und leer auch von rechts nach links.',
    ],
    page: [
      'The column around a widget must become as narrow too.',
      'Auch die Spalte um ein Widget muss so schmal werden.',
    ],
    tests: [
      ...stories('wcag', 'at 400 % zoom nothing is cut off or has to be scrolled sideways'),
      ...stories('accessibility', '${path} passes axe and has no horizontal overflow, ${width} px wide'),
      ...everyWidget('describe-element', 'does not overflow a 320 px wide page, ${dir}'),
    ],
  },
  {
    id: '1.4.11',
    level: 'AA',
    name: ['Non-text Contrast', 'Nicht-Text-Kontrast'],
    status: 'supports',
    why: [
      'Edges of fields and the ring of the focus reach 3:1, light and dark, without a theme and with each of the finished ones, and are seen with forced colors.',
      'Ränder von Feldern und der Ring des Fokus erreichen 3:1, hell und dunkel, ohne Theme und mit jedem der fertigen, und sind bei erzwungenen Farben zu sehen.',
    ],
    page: [
      'Check `--foyer-border`, `--foyer-field-border` and `--foyer-focus`, if you set them.',
      '`--foyer-border`, `--foyer-field-border` und `--foyer-focus` prüfen, wenn Sie sie setzen.',
    ],
    tests: [
      ...stories('wcag', 'the edges of fields and their rings stand out by 3:1, ${name}, ${scheme}'),
      ...stories(
        'forced-colors',
        'with forced colors every field and button has a border, and a ring while it has the focus',
      ),
    ],
  },
  {
    id: '1.4.12',
    level: 'AA',
    name: ['Text Spacing', 'Textabstand'],
    status: 'supports',
    why: [
      'With the spacing of the criterion, set inside the widgets too, nothing is cut off.',
      'Mit den Abständen des Kriteriums, auch innerhalb der Widgets gesetzt, wird nichts abgeschnitten.',
    ],
    tests: stories('wcag', 'with the text spacing of a visitor nothing is cut off, ${width} px wide'),
  },
  {
    id: '1.4.13',
    level: 'AA',
    name: ['Content on Hover or Focus', 'Eingeblendeter Inhalt bei Darüberschweben (Hover) oder Fokus'],
    status: 'does-not-apply',
    why: [
      'Nothing appears over other content on hover or focus; there are no tooltips.',
      'Bei Darüberschweben oder Fokus erscheint nichts über anderem Inhalt; Tooltips gibt es nicht.',
    ],
  },
];
