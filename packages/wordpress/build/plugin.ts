// Puts the script files into the plugin's folder, and the folder into a zip that WordPress installs.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const plugin = resolve(import.meta.dirname, '../foyer-forms');
const scripts = resolve(import.meta.dirname, '../../elements/cdn');
const zip = resolve(import.meta.dirname, '../dist/foyer-forms.zip');

/** Copies the built script files, which the plugin's folder in the repository lacks. */
export function copyScripts(folder: string): void {
  if (!existsSync(join(scripts, 'foyer.js'))) throw new Error('the script files are not built: run "pnpm build:cdn"');
  rmSync(join(folder, 'scripts'), { recursive: true, force: true });
  cpSync(scripts, join(folder, 'scripts'), { recursive: true });
}

if (import.meta.main) {
  copyScripts(plugin);
  mkdirSync(resolve(zip, '..'), { recursive: true });
  rmSync(zip, { force: true });
  execFileSync('zip', ['-qr', zip, 'foyer-forms'], { cwd: resolve(plugin, '..') });
  console.log(`${zip}: ${readdirSync(join(plugin, 'scripts')).length} script files`);
}
