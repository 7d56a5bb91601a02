// WCAG 2.2, guideline 2.5.
import { type Criterion, stories } from './criterion.ts';

export const modalities: readonly Criterion[] = [
  {
    id: '2.5.1',
    level: 'A',
    name: ['Pointer Gestures', 'Zeigergesten'],
    status: 'does-not-apply',
    why: ['Nothing asks for a gesture.', 'Nichts verlangt eine Geste.'],
  },
  {
    id: '2.5.2',
    level: 'A',
    name: ['Pointer Cancellation', 'Zeigerabbruch'],
    status: 'supports',
    why: [
      'Everything reacts to the click, so to the end of a press, as native buttons and links do.',
      'Alles reagiert auf den Klick, also auf das Ende eines Drucks, wie native Knöpfe und Links.',
    ],
  },
  {
    id: '2.5.3',
    level: 'A',
    name: ['Label in Name', 'Beschriftung (Label) im Namen'],
    status: 'supports',
    why: [
      'In every state the name in the accessibility tree contains the words that are seen.',
      'In jedem Zustand enthält der Name im Accessibility-Baum die sichtbaren Worte.',
    ],
    tests: stories(
      'accessible-names',
      'every control of the card has the name that is seen, in every state',
      'every control has the name that is seen when sending fails',
      'every control of the card has the name that is seen: ${state}',
      'every control of the card has the name that is seen: a restored draft',
      'every control of the newsletter has the name that is seen, in every state',
      'every control of the other widgets has the name that is seen',
    ),
  },
  {
    id: '2.5.4',
    level: 'A',
    name: ['Motion Actuation', 'Betätigung durch Bewegung'],
    status: 'does-not-apply',
    why: ['Nothing reacts to moving the device.', 'Nichts reagiert auf Bewegung des Geräts.'],
  },
  {
    id: '2.5.7',
    level: 'AA',
    name: ['Dragging Movements', 'Ziehbewegungen'],
    status: 'does-not-apply',
    why: ['Nothing is dragged.', 'Nichts wird gezogen.'],
  },
  {
    id: '2.5.8',
    level: 'AA',
    name: ['Target Size (Minimum)', 'Zielgröße (Minimum)'],
    status: 'supports',
    why: [
      'Fields and buttons are 44 px high. Every other target is 24 px, has that much room, or is a link in a sentence.',
      'Felder und Knöpfe sind 44 px hoch. Jedes andere Ziel hat 24 px, so viel Platz, oder ist ein Link im Satz.',
    ],
    tests: stories('wcag', 'every target is 24 px large, has that much room, or is a link in a sentence'),
  },
];
