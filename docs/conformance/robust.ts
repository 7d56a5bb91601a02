// WCAG 2.2, principle 4.
import { axe, type Criterion, elements, everyForm, stories } from './criterion.ts';

export const robust: readonly Criterion[] = [
  {
    id: '4.1.1',
    level: 'A',
    name: ['Parsing (removed in WCAG 2.2)', 'Syntaxanalyse (in WCAG 2.2 gestrichen)'],
    status: 'supports',
    why: [
      'WCAG takes it for fulfilled by all HTML; EN 301 549 V3.2.1 still lists it.',
      'Gilt nach WCAG mit jedem HTML als erfüllt; EN 301 549 V3.2.1 führt es noch.',
    ],
  },
  {
    id: '4.1.2',
    level: 'A',
    name: ['Name, Role, Value', 'Name, Rolle, Wert'],
    status: 'supports',
    why: [
      'Every control has its name and role in the accessibility tree, and says whether it is required or wrong.',
      'Jedes Bedienelement hat Namen und Rolle im Accessibility-Baum und sagt, ob es Pflicht oder falsch ist.',
    ],
    page: ['Labels for fields of your own.', 'Beschriftungen für eigene Felder.'],
    tests: [
      ...axe,
      ...stories(
        'accessible-names',
        'every control of the card has the name that is seen, in every state',
        'every control of the newsletter has the name that is seen, in every state',
        'every control of the other widgets has the name that is seen',
      ),
      ...stories('usual-forms', 'unlike common forms: errors are announced in a summary and at each field'),
    ],
  },
  {
    id: '4.1.3',
    level: 'AA',
    name: ['Status Messages', 'Statusmeldungen'],
    status: 'supports',
    why: [
      'A region that is there from the start announces errors, waits, being offline and the thanks. A late answer takes the focus from nowhere else.',
      'Ein von Anfang an vorhandener Bereich sagt Fehler, Wartezeiten, Offline-Sein und den Dank an. Eine späte Antwort holt den Fokus von nirgends weg.',
    ],
    tests: [
      ...elements(
        'elements/contact-card/common-form-bugs',
        'announces errors, ties them to their fields and moves the focus there',
      ),
      ...everyForm(
        'describe-pauses',
        'shows a countdown and announces the wait once',
        'announces the thanks without taking the focus from elsewhere on the page',
        'announces once that the visitor is offline and the input is kept',
      ),
      ...elements(
        'elements/math-captcha/math-captcha-in-card',
        'asks another sum after a wrong answer, keeps the text and announces the error',
      ),
      ...elements('elements/newsletter-signup/resend/resend', 'is shown and announced: ${how}'),
    ],
  },
];
