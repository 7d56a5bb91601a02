// A real WordPress on this machine: MariaDB with its files in a folder of its own, PHP's server, and our plugin active.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { moFile } from '../build/languages.ts';
import { completePlugin } from '../build/plugin.ts';

const here = import.meta.dirname;
/** Programs and files of Debian's `mariadb-server`, `php-cli`, `php-mysql` and `wordpress`. */
const needed = ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db', '/usr/bin/php'];

/** Where WordPress' files are: `FOYER_WORDPRESS`, or Debian's package. */
const source = process.env['FOYER_WORDPRESS'] ?? '/usr/share/wordpress';

/** Why a theme cannot be tried; false where WordPress brings it. */
export function withoutTheme(name: string): string | false {
  return existsSync(join(source, 'wp-content/themes', name)) ? false : `this WordPress has no theme ${name}`;
}

export interface WordPressOptions {
  /** Where mails go; the default throws them away. */
  readonly smtpUrl?: string;
  /** '' for a site without permalinks. */
  readonly permalinks?: string;
  readonly locale?: string;
  /** PHP that runs once after the installation, such as `update_option(…)`. */
  readonly setUp?: string;
  /** A network of sites in folders; the plugin is active in all of it. */
  readonly network?: boolean;
  /** Further constants of wp-config.php, such as `DISABLE_WP_CRON`. */
  readonly constants?: Readonly<Record<string, string | number | boolean>>;
  /** Folders of further plugins; `setUp` activates them. */
  readonly plugins?: readonly string[];
  /** Files below wp-content, such as `mu-plugins/x.php`. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface WordPress {
  readonly url: string;
  /** Of the administrator `editor`, password `editor`. */
  readonly folder: string;
  /** Runs PHP in WordPress and gives what it prints. */
  php(code: string): Promise<string>;
  stop(): Promise<void>;
}

/** What is not on this machine; undefined where a WordPress can be started. */
export function missingForWordPress(): string | undefined {
  const missing = [...needed, join(source, 'wp-load.php')].filter((path) => !existsSync(path));
  if (missing.length > 0) return `${missing.join(', ')} not on this machine`;
  const modules = execFileSync('php', ['-m'], { encoding: 'utf8' }).split('\n');
  const absent = ['mysqli', 'sodium', 'iconv'].filter((name) => !modules.includes(name));
  return absent.length === 0 ? undefined : `PHP has no ${absent.join(', ')}`;
}

/** The database refuses to run as root unless it is told to. */
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

export async function startWordPress(options: WordPressOptions = {}): Promise<WordPress> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-wordpress-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const database = await startDatabase(folder);
  const site = join(folder, 'site');
  const started: ChildProcess[] = [database];
  const stop = async () => {
    for (const child of started.splice(0).reverse()) await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    writeSite(site, { ...options, url, socket: join(folder, 'database.sock') });
    const php = (code: string) => runPhp(site, code);
    await runPhp(
      site,
      `require_once ABSPATH . 'wp-admin/includes/upgrade.php';
      wp_install('Weidner & Sohl', 'editor', 'owner@weidner-sohl.example', true, '', 'editor');`,
      "define('WP_INSTALLING', true);",
    );
    if (options.network) await makeNetwork(site, url);
    await php(`update_option('permalink_structure', ${JSON.stringify(options.permalinks ?? '/%postname%/')});
      ${options.locale ? `update_option('WPLANG', ${JSON.stringify(options.locale)});` : ''}
      require_once ABSPATH . 'wp-admin/includes/plugin.php';
      $result = activate_plugin('foyer-forms/foyer-forms.php', '', ${options.network ?? false});
      if (is_wp_error($result)) throw new Exception($result->get_error_message());
      ${options.setUp ?? ''}`);
    const server = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', site, join(here, 'router.php')], {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
      // Its workers end with their group.
      detached: true,
    });
    started.push(server);
    await answers(`${url}/wp-login.php`);
    return { url, folder: site, php, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(folder: string): Promise<ChildProcess> {
  const data = join(folder, 'database');
  const socket = join(folder, 'database.sock');
  execFileSync('mariadb-install-db', [
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
    ...asRoot,
  ]);
  const options = ['--skip-networking', ...asRoot, '--innodb-buffer-pool-size=32M', '--pid-file=database.pid'];
  const child = spawn('mariadbd', ['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, ...options], {
    stdio: 'ignore',
  });
  for (let attempt = 0; !existsSync(socket); attempt += 1) {
    if (attempt > 300 || child.exitCode !== null) throw new Error('MariaDB does not start');
    await sleep(100);
  }
  execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-uroot', '-e', 'CREATE DATABASE wordpress']);
  return child;
}

/** As "Tools, Network Setup" does it. */
async function makeNetwork(site: string, url: string): Promise<void> {
  await runPhp(
    site,
    `require_once ABSPATH . 'wp-admin/includes/upgrade.php'; global $wpdb;
    foreach ($wpdb->tables('ms_global') as $table => $prefixed) $wpdb->$table = $prefixed;
    install_network();
    populate_network(1, '${new URL(url).host}', 'owner@weidner-sohl.example', 'Network', '/', false);`,
    "define('WP_INSTALLING_NETWORK', true);",
  );
  const constants = `define('MULTISITE', true); define('SUBDOMAIN_INSTALL', false); define('DOMAIN_CURRENT_SITE', '${new URL(url).host}');
    define('PATH_CURRENT_SITE', '/'); define('SITE_ID_CURRENT_SITE', 1); define('BLOG_ID_CURRENT_SITE', 1);`;
  const config = join(site, 'wp-config.php');
  // One address for all sites would make them one.
  const ofOneSite = readFileSync(config, 'utf8').replaceAll(/define\('WP_(?:HOME|SITEURL)'.*\n/g, '');
  writeFileSync(config, ofOneSite.replace('<?php', `<?php ${constants}`));
}

interface Site extends WordPressOptions {
  readonly url: string;
  readonly socket: string;
}

function writeSite(site: string, { constants = {}, files = {}, plugins = [], smtpUrl, socket, url }: Site): void {
  cpSync(source, site, { recursive: true, dereference: true });
  const plugin = join(site, 'wp-content/plugins/foyer-forms');
  cpSync(resolve(here, '../foyer-forms'), plugin, { recursive: true });
  completePlugin(plugin);
  for (const other of plugins) cpSync(other, join(plugin, '..', basename(other)), { recursive: true });
  const all = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    WP_HOME: url,
    WP_SITEURL: url,
    WP_DEBUG: true,
    WP_DEBUG_DISPLAY: false,
    WP_DEBUG_LOG: join(site, 'debug.log'),
    WP_HTTP_BLOCK_EXTERNAL: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    FS_METHOD: 'direct',
    ...(smtpUrl && { FOYER_TEST_SMTP: new URL(smtpUrl).host }),
    ...constants,
  };
  const lines = Object.entries(all).map(([name, value]) => `define('${name}', ${JSON.stringify(value)});`);
  const code = ['<?php', ...lines, "$table_prefix = 'wp_';", "defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');"];
  writeFileSync(join(site, 'wp-config.php'), [...code, "require_once ABSPATH . 'wp-settings.php';", ''].join('\n'));
  cpSync(join(here, 'mu-plugins'), join(site, 'wp-content/mu-plugins'), { recursive: true });
  writeLanguages(join(site, 'wp-content/languages'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(site, 'wp-content', name), content);
}

/** WordPress takes only languages that it has a file of; its sources come without. */
function writeLanguages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [locale, direction] of [
    ['de_DE', 'ltr'],
    ['he_IL', 'rtl'],
  ] as const) {
    const file = join(folder, `${locale}.mo`);
    if (!existsSync(file)) writeFileSync(file, moFile(locale, [['text direction\u0004ltr', direction]]));
  }
}

/** Each run would compile WordPress again. */
function compiled(site: string): string[] {
  const folder = join(site, '../compiled');
  mkdirSync(folder, { recursive: true });
  return ['-d', 'opcache.enable_cli=1', '-d', `opcache.file_cache=${folder}`, '-d', 'opcache.file_cache_only=1'];
}

/** Not synchronously: a mail catcher may live in this process. */
async function runPhp(site: string, code: string, before = ''): Promise<string> {
  const host = /(?:WP_HOME', "http:\/\/|CURRENT_SITE', ')([^"']+)/.exec(
    readFileSync(join(site, 'wp-config.php'), 'utf8'),
  )?.[1];
  const load = `${before} $_SERVER['HTTP_HOST'] = '${host}'; $_SERVER['REQUEST_URI'] = '/'; require '${site}/wp-load.php'; ${code}`;
  const child = spawn('php', [...compiled(site), '-d', 'display_errors=stderr', '-r', load], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (child.exitCode === 0) return output;
  throw new Error(`PHP failed: ${errors}${output.replaceAll(/<style[^]*?<\/style>|<[^>]*>/g, '').trim()}`);
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
    if (response && response.status < 500) return;
    if (attempt > 100) throw new Error(`${url} answers ${response?.status ?? 'nothing'}`);
    await sleep(100);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    child.kill('SIGTERM');
  }
  await ended;
}
