// The page of a new site.
import type { Answers, Widget } from './questions.ts';
import reservedSpace from './reserved-space.json' with { type: 'json' };
import type { Site } from './site-files.ts';

/** As long as what the rules were measured with: `pnpm --filter @foyer/docs record` writes them. */
const markup: Readonly<Record<Widget, (controller: string) => string>> = {
  'contact-card': () => '<foyer-contact-card privacy-url="/privacy"></foyer-contact-card>',
  'newsletter-signup': (controller) =>
    `<foyer-newsletter-signup controller="${controller}" privacy-url="/privacy"></foyer-newsletter-signup>`,
};

export function page({ answers, port }: Site): string {
  const { language, origin, widgets } = answers;
  // A host has no character that means something in HTML.
  const name = origin === '' ? 'www.example.org' : new URL(origin).host;
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${name}</title>
    <link rel="icon" href="data:," />
    <!-- Online, this is the address of your endpoint, such as https://forms.example.org/foyer.js -->
    <script type="module" src="http://127.0.0.1:${port}/foyer.js"></script>
    <style>
      :root {
        color-scheme: light dark;
        --foyer-accent: #17443d;
      }
      body {
        margin: 0 auto;
        padding: 2rem 1rem;
        max-inline-size: 40rem;
        font: 1rem/1.5 system-ui, sans-serif;
      }
    </style>
    <!-- Keeps the places of the forms free until the script has come, so that nothing jumps. -->
    <style>
${indent(rules(answers), 6)}
    </style>
  </head>
  <body>
    <h1>${name}</h1>

    <!-- privacy-url leads to your privacy notice. -->
${widgets.map((widget) => `    ${markup[widget](name)}\n`).join('\n')}  </body>
</html>
`;
}

const printed: Readonly<Record<string, Readonly<Record<Widget, string>>>> = reservedSpace;

/** The longest language that begins the tag: the rules of `de` for `de-AT`. */
function rules({ language, widgets }: Answers): string {
  const known = language in printed ? language : (language.split('-')[0] ?? '');
  return widgets.map((widget) => printed[known]?.[widget] ?? '').join('\n');
}

function indent(text: string, spaces: number): string {
  return text.trimEnd().replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}
