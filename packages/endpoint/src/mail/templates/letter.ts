// Layout of mails to subscribers: paragraphs, one link, a footer; as plain text and as HTML.
import { languageAttributes, type Wording } from '../../domain/messages.ts';

export interface Letter {
  readonly subject: string;
  readonly greeting: string;
  /** Before the link. */
  readonly lead: string;
  readonly action?: { readonly label: string; readonly url: string };
  /** After the link. */
  readonly notes: readonly string[];
  readonly foot: { readonly text: string; readonly url: string };
}

export function letterText({ greeting, lead, action, notes, foot }: Letter): string {
  const parts = [greeting, lead, ...(action ? [action.url] : []), ...notes, `-- \n${foot.text}\n${foot.url}`];
  return `${parts.join('\n\n')}\n`;
}

const styles = {
  body: 'margin:0;padding:32px 16px;background:#f4f6f6;color:#1a2023;font:16px/1.5 -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif',
  card: 'max-width:512px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #d3d4d5;border-radius:9px 42px 9px 9px',
  paragraph: 'margin:0 0 16px',
  button:
    'display:inline-block;margin:4px 0 20px;padding:11px 20px;background:#0b5c66;color:#ffffff;font-weight:600;text-decoration:none;border-radius:6px',
  foot: 'max-width:512px;margin:20px auto 0;padding:0 28px;color:#585d5f;font-size:14px',
  footLink: 'color:#585d5f',
} as const;

export function letterHtml({ subject, greeting, lead, action, notes, foot }: Letter, wording: Wording): string {
  const paragraphs = (texts: readonly string[]) =>
    texts.map((text) => `<p style='${styles.paragraph}'>${escapeHtml(text)}</p>`).join('\n');
  const button = action
    ? `<p style='margin:0'><a href="${escapeHtml(action.url)}" style='${styles.button}'>${escapeHtml(action.label)}</a></p>`
    : '';
  return `<!doctype html>
<html ${languageAttributes(wording)}><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style='${styles.body}'>
<div style='${styles.card}'>
${paragraphs([greeting, lead])}
${button}
${paragraphs(notes)}
</div>
<p style='${styles.foot}'><a href="${escapeHtml(foot.url)}" style='${styles.footLink}'>${escapeHtml(foot.text)}</a></p>
</body></html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
