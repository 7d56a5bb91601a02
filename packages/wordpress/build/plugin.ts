// Puts the script files into the plugin's folder, and the folder into a zip that WordPress installs.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const plugin = resolve(import.meta.dirname, '../foyer-forms');
const scripts = resolve(import.meta.dirname, '../../elements/cdn');
const zip = resolve(import.meta.dirname, '../dist/foyer-forms.zip');

/** WordPress has German in five flavors, and asks for files of each. */
const german = ['de_DE_formal', 'de_AT', 'de_CH', 'de_CH_informal'];

/** Adds what the plugin's folder in the repository lacks: the built script files, and copies of the German words. */
export function completePlugin(folder: string): void {
  if (!existsSync(join(scripts, 'foyer.js'))) throw new Error('the script files are not built: run "pnpm build:cdn"');
  rmSync(join(folder, 'scripts'), { recursive: true, force: true });
  cpSync(scripts, join(folder, 'scripts'), { recursive: true });
  for (const name of readdirSync(join(folder, 'languages')).filter(
    (file) => file.includes('-de_DE.') || file.includes('-de_DE-'),
  )) {
    for (const locale of german)
      cpSync(join(folder, 'languages', name), join(folder, 'languages', name.replace('de_DE', locale)));
  }
}

if (import.meta.main) {
  completePlugin(plugin);
  mkdirSync(resolve(zip, '..'), { recursive: true });
  rmSync(zip, { force: true });
  execFileSync('zip', ['-qr', zip, 'foyer-forms'], { cwd: resolve(plugin, '..') });
  console.log(`${zip}: ${readdirSync(join(plugin, 'scripts')).length} script files`);
}
