// The configurations of web servers in the documentation are read by these web servers, where they are installed.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { firstExecutable } from '@foyer/testing/node/browsers.ts';
import { fencesOf } from './testing/fences.ts';

const nginx = await firstExecutable(process.env['FOYER_NGINX'], '/usr/sbin/nginx');
const apache = await firstExecutable(process.env['FOYER_APACHE'], '/usr/sbin/apache2');
const caddy = await firstExecutable(process.env['FOYER_CADDY'], '/usr/bin/caddy');

const folder = mkdtempSync(join(tmpdir(), 'foyer-proxies-'));
after(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);

/** The examples leave out what every owner has elsewhere: a certificate. */
function makeCertificate(): void {
  const files = ['-keyout', path('key.pem'), '-out', path('certificate.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=forms.example.org', ...files],
    {
      stdio: 'ignore',
    },
  );
}

/** What the program says against a file of this content; empty if nothing. */
function complaintOf(program: string, args: readonly string[], content: string): string {
  writeFileSync(path('config'), content);
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
  });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

test('nginx takes its examples', { skip: nginx ? false : 'no nginx on this machine' }, () => {
  makeCertificate();
  const inServer = (code: string) =>
    code.startsWith('server') ? code.replace('443', '18443') : `server { listen 127.0.0.1:18080; ${code} }`;
  for (const { place, code } of fencesOf('nginx')) {
    const config = `pid ${path('nginx.pid')}; error_log stderr; events {}
      http {
        access_log off; client_body_temp_path ${path('body')}; proxy_temp_path ${path('proxy')};
        fastcgi_temp_path ${path('fastcgi')}; uwsgi_temp_path ${path('uwsgi')}; scgi_temp_path ${path('scgi')};
        ssl_certificate ${path('certificate.pem')}; ssl_certificate_key ${path('key.pem')};
        ${inServer(code)}
      }`;
    assert.equal(complaintOf(nginx ?? '', ['-t', '-q', '-p', folder, '-c', path('config')], config), '', place);
  }
});

const APACHE_MODULES = ['mpm_event', 'authz_core', 'socache_shmcb', 'ssl', 'proxy', 'proxy_http'];

test('Apache takes its examples', { skip: apache ? false : 'no Apache on this machine' }, () => {
  makeCertificate();
  mkdirSync(path('logs'), { recursive: true });
  const modules = APACHE_MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  for (const { place, code } of fencesOf('apache')) {
    const config = [
      `ServerRoot ${folder}`,
      'ServerName localhost',
      `PidFile ${path('apache.pid')}`,
      `DefaultRuntimeDir ${folder}`,
      ...modules,
      code.replace(
        'SSLEngine on',
        `SSLEngine on\nSSLCertificateFile ${path('certificate.pem')}\nSSLCertificateKeyFile ${path('key.pem')}`,
      ),
    ];
    assert.equal(complaintOf(apache ?? '', ['-t', '-f', path('config')], `${config.join('\n')}\n`), '', place);
  }
});

test('Caddy takes its examples', { skip: caddy ? false : 'no Caddy on this machine' }, () => {
  for (const { place, code } of fencesOf('caddyfile')) {
    const args = ['validate', '--adapter', 'caddyfile', '--config', path('config')];
    assert.equal(complaintOf(caddy ?? '', args, code), '', place);
  }
});
