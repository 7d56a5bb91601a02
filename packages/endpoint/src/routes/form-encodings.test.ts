// Pages send their forms in their own charset and encoding.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, type Names, read, rows } from '../testing/plain-browser.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const boundary = '----WebKitFormBoundaryq3bU2vY0';
const part = (name: string, value: string, more = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const file = (name: string, content: string) => part('cv', content, `; filename="${name}"`);
const multipart = (...parts: string[]) => `${part('email', 'lena@example.org')}${parts.join('')}--${boundary}--\r\n`;
const urlencoded = 'application/x-www-form-urlencoded';
const isMultipart = `multipart/form-data; boundary=${boundary}`;
const escaped = 'email=lena@example.org&name=M%FCller&message=x';

for (const [title, type, body, name] of [
  ['a page in ISO-8859-1', urlencoded, escaped, 'Müller'],
  [
    'a page in ISO-8859-1 without percent-encoding',
    urlencoded,
    latin1('email=lena@example.org&name=Müller&message=x'),
    'Müller',
  ],
  ['characters of Windows-1252 in ISO-8859-1', urlencoded, 'email=lena@example.org&name=%80%93&message=x', '€“'],
  [
    'a character that the charset lacks',
    urlencoded,
    'email=lena@example.org&name=%E9+%26%2326085%3B&message=x',
    'é 日',
  ],
  [
    'a character reference that was typed in UTF-8',
    urlencoded,
    'email=lena@example.org&name=%26%2326085%3B&message=x',
    '&#26085;',
  ],
  [
    'a charset in the header',
    `${urlencoded}; charset=windows-1251`,
    'email=lena@example.org&name=%CB%E5%ED%E0&message=x',
    'Лена',
  ],
  [
    'a charset in the field _charset_',
    urlencoded,
    `_charset_=windows-1251&${escaped.replace('M%FCller', '%CB%E5%ED%E0')}`,
    'Лена',
  ],
  ['multipart', isMultipart, multipart(part('name', 'Müller'), part('message', 'x')), 'Müller'],
  ['multipart in ISO-8859-1', isMultipart, latin1(multipart(part('name', 'Müller'), part('message', 'x'))), 'Müller'],
  [
    'multipart without a chosen file',
    isMultipart,
    multipart(part('name', 'Müller'), part('message', 'x'), file('', '')),
    'Müller',
  ],
] as const) {
  test(`${title}: the question page keeps ${name}, and it is stored`, async (context) => {
    const { endpoint, answers, directory } = await browser(context);
    const response = await endpoint.fetch(
      new Request('http://127.0.0.1:8787/contact', {
        method: 'POST',
        headers: { 'content-type': type },
        body: body as BodyInit,
      }),
    );
    const page = await read(response);
    assert.deepEqual([page.status, page.inputs.get('name')], [200, name]);
    assert.equal((await answers(page, page.sum)).status, 303);
    const { name: stored, ...others } = JSON.parse(String(rows({ directory })[0]?.['fields'])) as Names;
    assert.deepEqual([stored, Object.keys(others)], [name, ['email', 'message']]);
  });
}

for (const [title, language, bytes, name] of [
  ['Shift_JIS', 'ja', '%83e%83X%83g', 'テスト'],
  ['Shift_JIS with kanji', 'ja-JP,en;q=0.5', '%8ER%93c%91%BE%98Y', '山田太郎'],
  ['EUC-JP', 'ja', '%A5%C6%A5%B9%A5%C8', 'テスト'],
  ['GB18030', 'zh-CN,zh;q=0.9', '%C0%EE%C0%D7', '李雷'],
  ['Big5', 'zh-TW', '%A7%F5%B9p', '李雷'],
  ['EUC-KR', 'ko', '%B1%E8', '김'],
  ['windows-1251', 'ru-RU', '%CB%E5%ED%E0', 'Лена'],
  ['windows-1250', 'pl', '%A3ukasz', 'Łukasz'],
  ['ISO-8859-1, read by a Japanese,', 'ja', 'M%FCller', 'Müller'],
  ['ISO-8859-1, read by a German,', 'de', 'M%FCller', 'Müller'],
] as const) {
  test(`a page in ${title} without a charset: the question page keeps ${name}`, async (context) => {
    const { visitor } = await browser(context);
    const headers = { 'content-type': urlencoded, 'accept-language': language };
    const body = `email=lena@example.org&name=${bytes}&message=x`;
    assert.equal((await read(await visitor.post('/contact', body, headers))).inputs.get('name'), name);
  });
}

test('the language of the form counts more than the browser’s for a page without a charset', async (context) => {
  const { visitor } = await browser(context);
  const headers = { 'content-type': urlencoded, 'accept-language': 'de' };
  const body = 'email=lena@example.org&name=%CB%E5%ED%E0&message=x&foyer.locale=ru';
  assert.equal((await read(await visitor.post('/contact', body, headers))).inputs.get('name'), 'Лена');
});

for (const [title, type, body, status, words] of [
  ['a file', isMultipart, multipart(file('cv.pdf', 'PDF')), 415, 'Dateien lassen sich hier nicht senden'],
  ['text/plain', 'text/plain', 'email=lena@example.org\r\nmessage=x\r\n', 415, 'Das war nicht zu lesen'],
  ['a multipart body without parts', isMultipart, 'nothing', 415, 'Das war nicht zu lesen'],
  ['a multipart body without a boundary', 'multipart/form-data', 'nothing', 415, 'Das war nicht zu lesen'],
  ['an unknown charset', `${urlencoded}; charset=klingon`, 'a=b', 400, 'Das war nicht zu lesen'],
  ['invalid UTF-8', `${urlencoded}; charset=utf-8`, 'a=%ff', 400, 'Das war nicht zu lesen'],
  ['a field named __proto__', urlencoded, '__proto__=x', 400, 'Das war nicht zu lesen'],
] as const) {
  test(`${title} from a browser gets a page with an explanation`, async (context) => {
    const { visitor } = await browser(context);
    const headers = { 'content-type': type, accept: 'text/html,*/*;q=0.8', 'accept-language': 'de' };
    const response = await visitor.post('/contact', body, headers);
    assert.deepEqual([response.status, response.headers.get('content-type')], [status, 'text/html; charset=utf-8']);
    assert.match(await response.text(), new RegExp(words));
  });
}
