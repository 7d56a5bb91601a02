// WCAG 2.2, principle 3.
import { type Criterion, elements, everyForm, everyWidget, onServer, stories } from './criterion.ts';

const endpointPages = stories(
  'endpoint-pages',
  "the endpoint's pages pass axe without horizontal overflow, ${width} px wide, ${scheme}",
);
const announced = elements(
  'elements/contact-card/common-form-bugs',
  'announces errors, ties them to their fields and moves the focus there',
);
const atEachField = stories('usual-forms', 'unlike common forms: errors are announced in a summary and at each field');

export const understandable: readonly Criterion[] = [
  {
    id: '3.1.1',
    level: 'A',
    name: ['Language of Page', 'Sprache der Seite'],
    status: 'supports',
    why: [
      'Widgets speak the language of the page around them. The pages of the endpoint name theirs.',
      'Widgets sprechen die Sprache der Seite um sie herum. Die Seiten des Endpunkts nennen ihre.',
    ],
    page: ['`<html lang="…">`.', '`<html lang="…">`.'],
    tests: [
      ...endpointPages,
      ...everyWidget(
        'describe-language',
        'follows the language of the page, an ancestor and its own lang, also when they change',
      ),
    ],
  },
  {
    id: '3.1.2',
    level: 'AA',
    name: ['Language of Parts', 'Sprache von Teilen'],
    status: 'supports',
    why: [
      'Where a language has no words of its own, those that replace it are marked with their language.',
      'Wo eine Sprache keine eigenen Worte hat, sind die Ersatzworte mit ihrer Sprache ausgezeichnet.',
    ],
    page: [
      'Posts of a feed in another language than the page: wrap the teaser in an element with their `lang`.',
      'Beiträge eines Feeds in anderer Sprache als die Seite: den Teaser mit einem Element umgeben, das deren `lang` trägt.',
    ],
    tests: everyForm('describe-settings', 'with an unsupported lang show English, marked with lang="en"'),
  },
  {
    id: '3.2.1',
    level: 'A',
    name: ['On Focus', 'Bei Fokus'],
    status: 'supports',
    why: ['The focus alone opens, sends and moves nothing.', 'Der Fokus allein öffnet, sendet und bewegt nichts.'],
    tests: stories(
      'wcag',
      'Tab goes through all widgets in the order in which they are read, and back, below a sticky header',
    ),
  },
  {
    id: '3.2.2',
    level: 'A',
    name: ['On Input', 'Bei Eingabe'],
    status: 'supports',
    why: [
      'Typing sends nothing and takes the focus nowhere; errors appear once a field is left.',
      'Tippen sendet nichts und versetzt den Fokus nicht; Fehler erscheinen, wenn ein Feld verlassen wird.',
    ],
    tests: everyForm(
      'describe-validation',
      'shows no error while a field is being typed in',
      'leaves the focus where the visitor types, even if other fields are invalid',
    ),
  },
  {
    id: '3.2.3',
    level: 'AA',
    name: ['Consistent Navigation', 'Konsistente Navigation'],
    status: 'does-not-apply',
    why: ['A matter of the whole site.', 'Sache der ganzen Website.'],
    page: ['The same navigation on every page.', 'Auf jeder Seite dieselbe Navigation.'],
  },
  {
    id: '3.2.4',
    level: 'AA',
    name: ['Consistent Identification', 'Konsistente Erkennung'],
    status: 'supports',
    why: [
      'What does the same has the same words in all widgets of a language: they come from one file.',
      'Was dasselbe tut, heißt in allen Widgets einer Sprache gleich: Die Worte stammen aus einer Datei.',
    ],
    page: [
      'Your own labels should stay the same from page to page.',
      'Eigene Beschriftungen sollten von Seite zu Seite gleich bleiben.',
    ],
  },
  {
    id: '3.2.6',
    level: 'A',
    name: ['Consistent Help', 'Konsistente Hilfe'],
    status: 'supports',
    why: [
      'The contact card keeps its order: person, phone, mail, address, hours, form.',
      'Die Kontaktkarte behält ihre Reihenfolge: Person, Telefon, E-Mail, Anschrift, Zeiten, Formular.',
    ],
    page: [
      'Put the card, or the link to it, at the same place of every page.',
      'Die Karte, oder den Link dorthin, auf jeder Seite an dieselbe Stelle setzen.',
    ],
    tests: onServer(
      'ssr',
      'the card names the ways to a person in the same order, whatever the order of its attributes',
    ),
  },
  {
    id: '3.3.1',
    level: 'A',
    name: ['Error Identification', 'Fehlererkennung'],
    status: 'supports',
    why: [
      'Each wrong field says in words what is wrong, also when only the server found it.',
      'Jedes falsche Feld sagt in Worten, was falsch ist, auch wenn erst der Server es fand.',
    ],
    tests: [
      ...announced,
      ...atEachField,
      ...stories('usual-forms', 'unlike common forms: a wrong sum is announced at its field'),
      ...everyForm('describe-answers', 'shows an error at the field that the response points to'),
    ],
  },
  {
    id: '3.3.2',
    level: 'A',
    name: ['Labels or Instructions', 'Beschriftungen (Labels) oder Anweisungen'],
    status: 'supports',
    why: [
      'Every field has a visible label; optional ones are marked in words, and the newsletter says what the name is for.',
      'Jedes Feld hat eine sichtbare Beschriftung; freiwillige sind in Worten gekennzeichnet, und der Newsletter sagt, wozu der Name dient.',
    ],
    tests: [
      ...elements(
        'elements/contact-card/contact-card',
        'renders the fields of its fields attribute, and marks the optional ones',
      ),
      ...elements(
        'elements/newsletter-signup/newsletter-signup',
        'makes the name optional, required or absent by name-field, and says what it is for',
      ),
      ...elements(
        'elements/contact-card/common-form-bugs',
        'gives the captcha field an id, a visible label and an accessible name',
      ),
    ],
  },
  {
    id: '3.3.3',
    level: 'AA',
    name: ['Error Suggestion', 'Fehlerempfehlung'],
    status: 'supports',
    why: [
      'Errors say what would be right, such as the missing @ of an address. Misspelled mail providers are not recognized.',
      'Fehler sagen, was richtig wäre, etwa das fehlende @ einer Adresse. Vertippte Mailanbieter werden nicht erkannt.',
    ],
    tests: atEachField,
  },
  {
    id: '3.3.4',
    level: 'AA',
    name: ['Error Prevention (Legal, Financial, Data)', 'Fehlervermeidung (rechtliche, finanzielle, Daten)'],
    status: 'supports',
    why: [
      'A sign-up counts only after a click in a mail, can be corrected before and revoked afterwards. A message binds nobody to anything.',
      'Eine Anmeldung zählt erst nach einem Klick in einer Mail, lässt sich vorher berichtigen und danach widerrufen. Eine Nachricht verpflichtet zu nichts.',
    ],
    page: [
      'If your own fields make a form a binding order, show a summary before it is sent.',
      'Machen eigene Felder aus dem Formular eine verbindliche Bestellung, vor dem Senden eine Übersicht zeigen.',
    ],
    tests: stories(
      'newsletter',
      'a corrected address gets a second mail, and the first link no longer confirms',
      'the unsubscribe link opens a page whose button unsubscribes',
    ),
  },
  {
    id: '3.3.7',
    level: 'A',
    name: ['Redundant Entry', 'Redundante Eingabe'],
    status: 'supports',
    why: [
      'Nothing has to be typed twice: the input stays after every error, comes back after a failure, and an address is corrected where it stands.',
      'Nichts muss zweimal getippt werden: Die Eingabe bleibt nach jedem Fehler stehen, kommt nach einem Fehlschlag wieder, und eine Adresse wird berichtigt, wo sie steht.',
    ],
    tests: [
      ...everyForm('describe-answers', 'keeps the input and does not show "sent" after ${what}'),
      ...everyForm('describe-drafts', 'is restored after a failure, with a notice'),
      ...stories('contact', 'a wrong sum stores nothing, asks a new question, and keeps the text'),
      ...elements(
        'elements/newsletter-signup/resend/resend',
        'shows the address that was used, and resends the mail to a corrected one',
      ),
    ],
  },
  {
    id: '3.3.8',
    level: 'AA',
    name: ['Accessible Authentication (Minimum)', 'Barrierefreie Authentifizierung (Minimum)'],
    status: 'does-not-apply',
    why: [
      'The widgets have no login, to which alone the criterion applies. But a sum is a cognitive function test, so "Without calculation" replaces it by a proof of work, and the newsletter asks none by default.',
      'Die Widgets haben keine Anmeldung, nur für die das Kriterium gilt. Eine Rechenfrage prüft aber das Denken, darum ersetzt „Ohne Rechnen“ sie durch einen Arbeitsnachweis des Geräts, und der Newsletter stellt von sich aus keine.',
    ],
    page: [
      'In a login of your own use `captcha="pow"` or none. `captcha="pow"` leaves the sum out of the contact card too.',
      'In einer eigenen Anmeldung `captcha="pow"` oder keines nehmen. `captcha="pow"` lässt die Rechenfrage auch in der Kontaktkarte weg.',
    ],
    tests: [
      ...stories('contact', '"Ohne Rechnen" replaces the sum with a proof of work'),
      ...elements('elements/newsletter-signup/newsletter-signup', 'asks no sum, and solves a proof of work instead'),
      ...elements('elements/math-captcha/math-captcha', 'can be skipped with "Without calculation"'),
    ],
  },
];
