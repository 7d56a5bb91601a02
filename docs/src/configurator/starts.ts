// What each widget shows before somebody changes it: enough to see what it is.
import type { Language } from './catalog.ts';

type Start = Readonly<Record<string, string>>;
type Starts = Readonly<Record<string, Start>>;

const english: Starts = {
  'contact-card': {
    heading: 'Write to us',
    name: 'Katrin Weidner',
    'job-title': 'Managing director',
    phone: '+49 345 5550123',
    email: 'post@weidner-sohl.example',
    endpoint: 'https://forms.example.org/contact',
    'privacy-url': '/privacy',
  },
  'newsletter-signup': {
    controller: 'Weidner & Sohl',
    purpose: 'service and leadership',
    frequency: 'monthly',
    endpoint: 'https://forms.example.org/newsletter',
    'privacy-url': '/privacy',
  },
  'blog-teaser': {
    heading: 'From our blog',
    'post-title': 'The first sentence decides',
    href: '/blog/first-sentence',
    excerpt: 'What a guest hears at the door stays with them longer than the room.',
    author: 'Katrin Weidner',
    published: '2026-11-02',
    'reading-time': '4',
  },
  'cta-banner': { heading: 'Two days by the river', label: 'See the program', href: '/seminar' },
  'math-captcha': {},
};

const german: Starts = {
  'contact-card': {
    heading: 'Schreiben Sie uns',
    name: 'Katrin Weidner',
    'job-title': 'Geschäftsführerin',
    phone: '+49 345 5550123',
    email: 'post@weidner-sohl.example',
    endpoint: 'https://forms.example.org/contact',
    'privacy-url': '/datenschutz',
  },
  'newsletter-signup': {
    controller: 'Weidner & Sohl',
    purpose: 'Service und Führung',
    frequency: 'monthly',
    endpoint: 'https://forms.example.org/newsletter',
    'privacy-url': '/datenschutz',
  },
  'blog-teaser': {
    heading: 'Aus unserem Blog',
    'post-title': 'Der erste Satz entscheidet',
    href: '/blog/der-erste-satz',
    excerpt: 'Was ein Gast an der Tür hört, bleibt ihm länger im Gedächtnis als der Raum.',
    author: 'Katrin Weidner',
    published: '2026-11-02',
    'reading-time': '4',
  },
  'cta-banner': { heading: 'Zwei Tage am Fluss', label: 'Zum Programm', href: '/seminar' },
  'math-captcha': {},
};

export function startOf(widget: string, language: Language): Start {
  return { ...(language === 'de' ? { lang: 'de' } : {}), ...(language === 'de' ? german : english)[widget] };
}
