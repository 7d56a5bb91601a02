// WCAG 2.2, principle 2 without its guideline 2.5.
import { axe, type Criterion, elements, everyForm, stories } from './criterion.ts';

const walk = stories(
  'wcag',
  'Tab goes through all widgets in the order in which they are read, and back, below a sticky header',
);

export const operable: readonly Criterion[] = [
  {
    id: '2.1.1',
    level: 'A',
    name: ['Keyboard', 'Tastatur'],
    status: 'supports',
    why: [
      'Everything is a native field, button or link. A message is written and sent by keyboard alone.',
      'Alles ist natives Feld, Knopf oder Link. Eine Nachricht lässt sich allein mit der Tastatur schreiben und senden.',
    ],
    tests: [...walk, ...stories('contact', 'the form can be filled in and sent by keyboard alone')],
  },
  {
    id: '2.1.2',
    level: 'A',
    name: ['No Keyboard Trap', 'Keine Tastaturfalle'],
    status: 'supports',
    why: [
      'Tab leaves every widget, forwards and backwards.',
      'Die Tabulatortaste führt aus jedem Widget heraus, vorwärts und rückwärts.',
    ],
    page: [
      'A dialog that a banner opens is yours: a native `<dialog>` closes with Escape.',
      'Ein Dialog, den ein Banner öffnet, gehört Ihnen: ein natives `<dialog>` schließt mit Escape.',
    ],
    tests: walk,
  },
  {
    id: '2.1.4',
    level: 'A',
    name: ['Character Key Shortcuts', 'Tastaturkürzel'],
    status: 'does-not-apply',
    why: ['There are no shortcuts.', 'Es gibt keine Tastaturkürzel.'],
  },
  {
    id: '2.2.1',
    level: 'A',
    name: ['Timing Adjustable', 'Zeiteinteilung anpassbar'],
    status: 'supports',
    why: [
      'No visitor is hurried. The sum is renewed before it expires, and what was typed stays. A wait between two attempts can be ended at once. A saved draft lives for a day, longer than the 20 hours that the criterion asks for.',
      'Niemand wird gedrängt. Die Rechenfrage erneuert sich vor ihrem Ablauf, und das Getippte bleibt. Eine Wartezeit zwischen zwei Versuchen lässt sich sofort beenden. Ein gesicherter Entwurf lebt einen Tag, länger als die 20 Stunden des Kriteriums.',
    ],
    tests: [
      ...elements('elements/math-captcha/math-captcha', 'requests a fresh challenge before the old one expires'),
      ...elements(
        'elements/contact-card/common-form-bugs',
        'keeps the text when the challenge has expired on a page that was open for long',
      ),
      ...everyForm('describe-repetition', 'gets a new challenge without a question if its own has expired'),
      ...everyForm('describe-pauses', 'keeps the focus on the button, which sends at once'),
    ],
  },
  {
    id: '2.2.2',
    level: 'A',
    name: ['Pause, Stop, Hide', 'Pausieren, beenden, ausblenden'],
    status: 'supports',
    why: [
      'Only the signs of a running request move, and nothing at all for visitors who asked for less motion. A countdown can be ended by its button.',
      'Nur die Zeichen einer laufenden Anfrage bewegen sich, und gar nichts bei Menschen, die weniger Bewegung wünschen. Einen Countdown beendet sein Knopf.',
    ],
    tests: [
      ...stories('wcag', 'nothing moves for a visitor who asked for less motion'),
      ...everyForm('describe-pauses', 'keeps the focus on the button, which sends at once'),
    ],
  },
  {
    id: '2.3.1',
    level: 'A',
    name: ['Three Flashes or Below Threshold', 'Grenzwert von dreimaligem Blitzen oder weniger'],
    status: 'supports',
    why: ['Nothing flashes.', 'Nichts blitzt.'],
  },
  {
    id: '2.4.1',
    level: 'A',
    name: ['Bypass Blocks', 'Blöcke umgehen'],
    status: 'does-not-apply',
    why: ['A matter of the whole page.', 'Sache der ganzen Seite.'],
    page: ['A skip link, landmarks and headings.', 'Sprunglink, Landmarken und Überschriften.'],
  },
  {
    id: '2.4.2',
    level: 'A',
    name: ['Page Titled', 'Seite mit Titel versehen'],
    status: 'supports',
    why: [
      'Widgets have no page. Those of the endpoint (confirming, unsubscribing, the sum without JavaScript) have titles.',
      'Widgets haben keine Seite. Die des Endpunkts (bestätigen, abbestellen, Rechenfrage ohne JavaScript) haben Titel.',
    ],
    page: ['A title that names the page.', 'Ein Titel, der die Seite benennt.'],
    tests: stories(
      'endpoint-pages',
      "the endpoint's pages pass axe without horizontal overflow, ${width} px wide, ${scheme}",
    ),
  },
  {
    id: '2.4.3',
    level: 'A',
    name: ['Focus Order', 'Fokus-Reihenfolge'],
    status: 'supports',
    why: [
      'The focus goes as one reads, to the first wrong field after sending, to the receipt, and to the next element after a banner was closed.',
      'Der Fokus folgt der Leserichtung, geht nach dem Senden zum ersten falschen Feld, zur Quittung und nach dem Schließen eines Banners zum nächsten Element.',
    ],
    tests: [
      ...walk,
      ...stories('contact', 'the form can be filled in and sent by keyboard alone'),
      ...everyForm('describe-validation', 'reports a missing field, focuses it, and sends nothing'),
      ...everyForm('describe-ways-out', 'can be sent again, and the focus moves to the submit button'),
      ...elements(
        'elements/cta-banner/cta-banner',
        'opens a dialog by the id of the dialog and focuses its first field',
        'closes when dismissed, moves the focus to the next element and stores nothing',
      ),
      ...elements(
        'elements/blog-teaser/blog-teaser',
        'moves the focus to the first post after a retry, or keeps it on the button if that fails',
      ),
    ],
  },
  {
    id: '2.4.4',
    level: 'A',
    name: ['Link Purpose (In Context)', 'Linkzweck (im Kontext)'],
    status: 'supports',
    why: [
      'A post is linked by its title, phone and mail by what they are.',
      'Ein Beitrag ist mit seinem Titel verlinkt, Telefon und E-Mail mit dem, was sie sind.',
    ],
    page: [
      'Say in `label` and `more-label` where the link leads.',
      'In `label` und `more-label` sagen, wohin der Link führt.',
    ],
    tests: [...axe, ...stories('accessible-names', 'every control of the other widgets has the name that is seen')],
  },
  {
    id: '2.4.5',
    level: 'AA',
    name: ['Multiple Ways', 'Verschiedene Methoden'],
    status: 'does-not-apply',
    why: ['A matter of the whole site.', 'Sache der ganzen Website.'],
    page: ['Navigation and a search or a sitemap.', 'Navigation und eine Suche oder Übersicht.'],
  },
  {
    id: '2.4.6',
    level: 'AA',
    name: ['Headings and Labels', 'Überschriften und Beschriftungen (Labels)'],
    status: 'supports',
    why: [
      'Headings and labels say what they are for; each can be replaced.',
      'Überschriften und Beschriftungen sagen, wozu sie da sind; jede lässt sich ersetzen.',
    ],
    page: ['Choose words that say it too.', 'Worte wählen, die es auch sagen.'],
    tests: [
      ...everyForm('describe-settings', 'label the button and the fields'),
      ...elements(
        'elements/newsletter-signup/newsletter-signup',
        'has a default heading, which the heading attribute replaces',
      ),
    ],
  },
  {
    id: '2.4.7',
    level: 'AA',
    name: ['Focus Visible', 'Fokus sichtbar'],
    status: 'supports',
    why: [
      'Every control, or the post around its link, gets a ring of 2 px, with forced colors too.',
      'Jedes Bedienelement, oder der Beitrag um seinen Link, bekommt einen Ring von 2 px, auch bei erzwungenen Farben.',
    ],
    tests: [
      ...walk,
      ...stories(
        'forced-colors',
        'with forced colors every field and button has a border, and a ring while it has the focus',
      ),
    ],
  },
  {
    id: '2.4.11',
    level: 'AA',
    name: ['Focus Not Obscured (Minimum)', 'Fokus nicht verdeckt (Minimum)'],
    status: 'supports',
    why: ['The widgets lay nothing over the page.', 'Die Widgets legen nichts über die Seite.'],
    page: [
      'With a sticky header or footer, set `scroll-padding-block` on `html` to its height. Without it the header hides the focus: the test was seen to fail.',
      'Bei einer haftenden Kopf- oder Fußzeile `scroll-padding-block` an `html` auf deren Höhe setzen. Ohne das verdeckt sie den Fokus: Der Test schlug dann fehl.',
    ],
    tests: walk,
  },
];
