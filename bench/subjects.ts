// What is measured: the same German pages, once with Foyer by its script tag, once written by hand with Lit.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface Subject {
  readonly name: 'Foyer' | 'by hand';
  readonly html: string;
  /** The visitor's first interaction; a page without a form has none. */
  readonly fieldToFill?: string;
  /** Visible once the page is ready. */
  readonly landmark: string;
  /** @returns undefined where there is no such script */
  script(name: string): Promise<string | Buffer | undefined>;
}

export interface PageKind {
  readonly name: string;
  readonly foyer: Subject;
  readonly byHand: Subject;
}

const NEWSLETTER = `<foyer-newsletter-signup endpoint="/newsletter" formality="informal" heading="Lesestoff" controller="Weidner &amp; Sohl"
  purpose="Service und Führung" frequency="monthly" privacy-url="/datenschutz"></foyer-newsletter-signup>`;
const CONTACT = `<foyer-contact-card endpoint="/contact" heading="Sprechen Sie mit uns" name="Katrin Weidner" job-title="Geschäftsführerin"
  phone="0345 55501 23" email="post@weidner-sohl.example" privacy-url="/datenschutz"></foyer-contact-card>`;
const BANNER =
  '<foyer-cta-banner heading="Führen lernen" label="Mehr erfahren" href="/seminar">Zwei Tage.</foyer-cta-banner>';
const TEASER = '<foyer-blog-teaser src="/feed.xml" count="3" heading="Weiterlesen"></foyer-blog-teaser>';

const NEWSLETTER_BY_HAND =
  '<hand-written-newsletter endpoint="/newsletter" heading="Lesestoff"></hand-written-newsletter>';
const CONTACT_BY_HAND =
  '<hand-written-contact endpoint="/contact" heading="Sprechen Sie mit uns"></hand-written-contact>';
const OTHERS_BY_HAND = `<hand-written-banner heading="Führen lernen" label="Mehr erfahren" href="/seminar">Zwei Tage.</hand-written-banner>
  <hand-written-teaser src="/feed.xml"></hand-written-teaser>`;

const page = (script: string, body: string) => `<!doctype html><html lang="de"><head><meta charset="utf-8">
<title>Seite</title><link rel="icon" href="data:,"><script type="module" src="/${script}"></script></head><body>${body}</body></html>`;

const foyer = (body: string, landmark: string, fieldToFill?: string): Subject => ({
  name: 'Foyer',
  html: page('foyer.js', body),
  landmark,
  ...(fieldToFill && { fieldToFill }),
  script: (name) => readFile(fileURLToPath(import.meta.resolve(`@foyer/elements/cdn/${name}`))).catch(() => undefined),
});

async function byHand(entry: string, body: string, landmark: string): Promise<Subject> {
  const code = await buildByHand(entry);
  return {
    name: 'by hand',
    html: page(`${entry}.js`, body),
    landmark,
    script: (name) => Promise.resolve(name === `${entry}.js` ? code : undefined),
  };
}

/** By the bundler that builds Foyer's script files, minified in the same way. */
async function buildByHand(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { entry: fileURLToPath(new URL(`baseline/${entry}.ts`, import.meta.url)), formats: ['es'] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = Array.isArray(result) ? result : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error(`baseline/${entry}.ts gives no script`);
  return chunk.code;
}

export async function pageKinds(): Promise<PageKind[]> {
  return [
    {
      name: 'newsletter alone',
      foyer: foyer(NEWSLETTER, 'Newsletter anfordern', 'E-Mail'),
      byHand: await byHand('newsletter', NEWSLETTER_BY_HAND, 'Newsletter anfordern'),
    },
    {
      name: 'contact card alone',
      foyer: foyer(CONTACT, 'Nachricht senden', 'Nachricht'),
      byHand: await byHand('contact', CONTACT_BY_HAND, 'Nachricht senden'),
    },
    {
      name: 'all four widgets',
      foyer: foyer(CONTACT + NEWSLETTER + TEASER + BANNER, 'Dritter Beitrag', 'Nachricht'),
      byHand: await byHand('all', CONTACT_BY_HAND + NEWSLETTER_BY_HAND + OTHERS_BY_HAND, 'Dritter Beitrag'),
    },
  ];
}
