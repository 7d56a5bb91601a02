// Beside server.ts: sends the mails that ask subscribers, at most one in ten minutes to an address. What cannot be sent waits.
import { DatabaseSync } from 'node:sqlite';
import { setInterval } from 'node:timers/promises';
import { createTransport } from 'nodemailer';

const { PUBLIC_URL = 'http://127.0.0.1:8787', SMTP_URL = 'smtp://127.0.0.1:1025', MAIL_FROM } = process.env;
const sql = new DatabaseSync('messages.sqlite').createTagStore();
const transport = createTransport(SMTP_URL);

async function send(to: string, token: string) {
  const list = { unsubscribe: `${PUBLIC_URL}/unsubscribe/${token}` };
  const headers = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  const text = `To get our newsletter, open ${PUBLIC_URL}/confirm/${token}`;
  await transport.sendMail({ from: MAIL_FROM, to, subject: 'Please confirm', text, list, headers });
  sql.run`UPDATE subscribers SET wants_mail = 0, mailed_at = ${Date.now()} WHERE email = ${to}`;
}

for await (const _ of setInterval(2_000))
  for (const {
    email,
    token,
  } of sql.all`SELECT * FROM subscribers WHERE wants_mail AND mailed_at < ${Date.now() - 600_000}`)
    await send(String(email), String(token)).catch(console.error);
