// The foyer.yaml of a new site.
import type { Widget } from './questions.ts';
import type { Site } from './site-files.ts';

const forms: Readonly<Record<Widget, string>> = {
  'contact-card': `  contact:
    # Names with spaces between them, ? for optional.
    fields: name? email message
`,
  'newsletter-signup': `  newsletter:
    fields: email name?
    # A sign-up counts after a click in a mail.
    doubleOptIn: true
    consentRequired: true
`,
};

export function settings({ answers, port }: Site): string {
  const { mailTo, origin, widgets } = answers;
  return `# Settings of the endpoint. "npx foyer-endpoint init --config all.yaml" writes a file with every setting explained,
# "npm run check" tests this one.

# Where it listens, behind your web server.
port: ${port}
# Folder of the database and of the generated keys.
dataDirectory: .data

# Address of the endpoint once it is online; links in mails begin with it.
#publicUrl: https://forms.example.org
# Sites whose pages may send. "npm run dev" also takes pages of this machine.
${origin === '' ? '#origins: [https://www.example.org]' : `origins: [${JSON.stringify(origin)}]`}

${mailTo === '' ? '#mail:' : `mail:\n  to: ${JSON.stringify(mailTo)}`}
${mailTo === '' ? '  #to: office@example.org\n' : ''}  # Without a mail server, mails wait in the outbox. A password is better kept in the variable SMTP_URL.
  #smtpUrl: smtp://user:password@mail.example.org:587
  #from: Forms <forms@example.org>

forms:
${widgets.map((widget) => forms[widget]).join('')}`;
}
