// The baseline: a handler that only inserts what it receives, with the same disk sync.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const [folder = '.', port = '0'] = process.argv.slice(2);
const database = new DatabaseSync(join(folder, 'bare.sqlite'));
database.exec(
  'pragma journal_mode=wal; pragma synchronous=full; create table if not exists messages (body text not null)',
);
const insert = database.prepare('insert into messages (body) values (?)');

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    const message: unknown = JSON.parse(text);
    const submissionId =
      typeof message === 'object' && message !== null && 'submissionId' in message && message.submissionId;
    insert.run(text);
    const receipt = { v: 1, status: 'accepted', submissionId, receivedAt: new Date().toISOString() };
    response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify(receipt));
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
