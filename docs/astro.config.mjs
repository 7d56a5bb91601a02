// The documentation site: English at the root, German under /de/.
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  // Live examples run from the elements' source: no build of theirs is needed before this one.
  vite: { resolve: { conditions: ['foyer:source', 'module', 'browser'] } },
  integrations: [
    starlight({
      title: 'Foyer',
      description:
        'Contact card, newsletter signup, blog teaser and banner that never say "sent" when nothing was stored.',
      locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch', lang: 'de' } },
      sidebar: [
        { label: 'Start', translations: { de: 'Anfangen' }, items: [{ autogenerate: { directory: 'start' } }] },
        { label: 'Elements', translations: { de: 'Elemente' }, items: [{ autogenerate: { directory: 'elements' } }] },
        { label: 'Services', translations: { de: 'Dienste' }, items: [{ autogenerate: { directory: 'services' } }] },
        { label: 'Endpoint', translations: { de: 'Endpunkt' }, items: [{ autogenerate: { directory: 'endpoint' } }] },
        {
          label: 'When sending fails',
          translations: { de: 'Wenn das Senden scheitert' },
          items: [{ autogenerate: { directory: 'guides/errors' } }],
        },
        {
          label: 'Reference',
          translations: { de: 'Nachschlagen' },
          items: ['contract', 'protocol', 'accessibility', 'known-limits'],
        },
      ],
    }),
  ],
});
