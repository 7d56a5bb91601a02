export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  app: {
    head: {
      title: 'Contact',
      htmlAttrs: { lang: 'en' },
      link: [{ rel: 'icon', href: 'data:,' }],
      meta: [{ name: 'foyer', content: 'options', 'data-server': 'https://forms.example.org' }],
    },
  },
  vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('foyer-') } },
  typescript: { tsConfig: { compilerOptions: { types: ['@foyer/elements/types/vue'] } } },
});
