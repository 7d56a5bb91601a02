// The documentation site: English at the root, German under /de/.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import starlight from '@astrojs/starlight';
import { defineConfig, fontProviders, passthroughImageService } from 'astro/config';
import starlightLlmsTxt from 'starlight-llms-txt';

// The homepage may be a folder, as on GitHub Pages.
const { homepage, repository } = JSON.parse(readFileSync(new URL('../publisher.json', import.meta.url), 'utf8'));
const { origin: site, pathname: base } = new URL(homepage);

const fontFiles = {
  400: import.meta.resolve('@fontsource/gelasio/files/gelasio-latin-400-normal.woff2'),
  600: import.meta.resolve('@fontsource/gelasio/files/gelasio-latin-600-normal.woff2'),
};

const description =
  'Contact card, newsletter sign-up, blog teaser and banner for any website. They never say "sent" before the message is stored.';

export default defineConfig({
  site,
  base,
  // A host that serves files may not redirect `/de` to `/de/`.
  trailingSlash: 'always',
  // Pictures are stored in the size in which they are shown.
  image: { service: passthroughImageService() },
  fonts: [
    {
      // It is as wide as Georgia: where that is the fallback, nothing moves when the file comes.
      name: 'Gelasio',
      cssVariable: '--font-gelasio',
      provider: fontProviders.local(),
      fallbacks: ['Georgia', 'serif'],
      options: {
        variants: Object.entries(fontFiles).map(([weight, url]) => ({
          weight: Number(weight),
          style: 'normal',
          src: [fileURLToPath(url)],
        })),
      },
    },
  ],
  // Live examples run from the elements' source: no build of theirs is needed before this one.
  vite: {
    resolve: { conditions: ['foyer:source', 'module', 'browser'] },
    environments: { prerender: { resolve: { conditions: ['foyer:source', 'module', 'node'] } } },
  },
  integrations: [
    starlight({
      title: 'Foyer',
      description,
      logo: { src: './src/assets/mark.svg' },
      favicon: '/favicon.svg',
      customCss: ['./src/styles/site.css'],
      credits: false,
      components: {
        Footer: './src/components/Footer.astro',
        Head: './src/components/Head.astro',
        Hero: './src/components/landing/Hero.astro',
        SocialIcons: './src/components/NavLinks.astro',
      },
      expressiveCode: {
        themes: ['github-light', 'github-dark'],
        styleOverrides: { borderRadius: '6px' },
        // A listing that scrolls can be read neither on paper nor, in some browsers, with a keyboard.
        defaultProps: { wrap: true },
      },
      plugins: [
        starlightLlmsTxt({
          projectName: 'Foyer',
          description,
          details: [
            'A page needs one script tag and one element for each widget; both are in "Paste and configure".',
            'Attributes, slots, parts and events of each element are listed on its page below "elements"; the contract has what all share.',
          ].join('\n'),
          customSets: [
            {
              label: 'Elements',
              paths: ['elements/**', 'contract', 'start/**'],
              description: 'attributes, slots, parts, events and examples: what is needed to write a page',
            },
            {
              label: 'Services',
              paths: ['services/**', 'guides/errors/**'],
              description: 'forms of others as the endpoint, and what to do when sending fails',
            },
            {
              label: 'Endpoint',
              paths: ['endpoint/**', 'protocol', 'guides/hosting', 'guides/spam'],
              description: 'settings, hosting and the wire protocol',
            },
          ],
          // Without line ends tables and listings cannot be read.
          minify: { whitespace: false, customSelectors: ['.sl-anchor-link'] },
          exclude: ['accessibility', 'known-limits'],
          optionalLinks: [{ label: 'Source', url: repository, description: 'repository with issues and changelogs' }],
        }),
      ],
      locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch', lang: 'de' } },
      sidebar: [
        { label: 'Start', translations: { de: 'Anfangen' }, items: [{ autogenerate: { directory: 'start' } }] },
        { label: 'Configurator', translations: { de: 'Konfigurator' }, link: '/configure/' },
        { label: 'Theme studio', translations: { de: 'Theme-Studio' }, link: '/theme-studio/' },
        {
          label: 'Guides',
          translations: { de: 'Leitfäden' },
          items: ['privacy', 'accessibility', 'spam', 'hosting', 'browsers', 'comparison'].map(
            (name) => `guides/${name}`,
          ),
        },
        { label: 'Elements', translations: { de: 'Elemente' }, items: [{ autogenerate: { directory: 'elements' } }] },
        {
          label: 'Frameworks',
          translations: { de: 'Frameworks' },
          items: [{ autogenerate: { directory: 'frameworks' } }],
        },
        { label: 'Services', translations: { de: 'Dienste' }, items: [{ autogenerate: { directory: 'services' } }] },
        { label: 'Endpoint', translations: { de: 'Endpunkt' }, items: [{ autogenerate: { directory: 'endpoint' } }] },
        {
          label: 'When sending fails',
          translations: { de: 'Wenn das Senden scheitert' },
          collapsed: true,
          items: [{ autogenerate: { directory: 'guides/errors' } }],
        },
        {
          label: 'Reference',
          translations: { de: 'Nachschlagen' },
          items: ['reference', 'contract', 'protocol', 'own-server', 'accessibility', 'known-limits'],
        },
      ],
    }),
  ],
});
