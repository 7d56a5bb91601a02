// The mail catcher's page for people: newest mail first, its links to click. Knows no mail server.

interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Empty where the mail is text alone. */
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

const withLinks = (escaped: string) =>
  escaped.replaceAll(/https?:\/\/(?:(?!&(?:lt|gt|quot);)\S)+/g, (url) => `<a href="${url}">${url}</a>`);

/** Without scripts and without our origin; its links open beside. */
const asProgramsShowIt = (html: string) =>
  html === ''
    ? ''
    : `<iframe title="The same as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(html.replace('<head>', '<head><base target="_blank">'))}"></iframe>\n`;

const article = ({ id, from, html, to, subject, text }: Mail) => `<article id="mail-${id}">
<h2>${escapeHtml(subject)}</h2>
<p>From ${escapeHtml(from)} to ${escapeHtml(to)}</p>
${asProgramsShowIt(html)}<pre>${withLinks(escapeHtml(text))}</pre>
</article>`;

export function mailPage(mails: readonly Mail[]): string {
  const articles = mails.length > 0 ? mails.toReversed().map(article).join('\n') : '<p>No mail yet.</p>';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mails (${mails.length})</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 45rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid; margin-top: 2rem }
iframe { width: 100%; height: 40rem; border: 1px solid; resize: vertical }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
</style>
<h1>Mails</h1>
${articles}
`;
}
