// The mail with an inbox link, in plain text. Contains no input of visitors.
import type { Wording } from '../../domain/wording.ts';
import type { OwnersMail } from './owners-mail.ts';

const german = (url: string): OwnersMail => ({
  subject: 'Link zu Ihrem Posteingang',
  text: `Mit diesem Link öffnen Sie den Posteingang. Er gilt einmal, fünfzehn Minuten lang:

${url}

Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun.
`,
});

export const inboxLinkMail = {
  de: german,
  'de-x-informal': german,
  en: (url) => ({
    subject: 'Link to your inbox',
    text: `This link opens the inbox. It is good once, for fifteen minutes:

${url}

If you did not ask for it, there is nothing to do.
`,
  }),
} as const satisfies Record<Wording, (url: string) => OwnersMail>;
