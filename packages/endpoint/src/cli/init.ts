// `foyer-endpoint init`: writes a foyer.yaml with every setting explained, and never over one that is there.
import { writeFileSync } from 'node:fs';
import type { Call } from './command.ts';
import { settingsTemplate } from './settings-template.ts';
import { usualFile } from './usual-file.ts';

export function init({ config = usualFile, screen }: Call): number {
  try {
    // For its owner alone: passwords are about to stand in it.
    writeFileSync(config, settingsTemplate, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    screen.warn(`foyer-endpoint init: ${refusal(error, config)}`);
    return 1;
  }
  screen.print(
    `${config} is written, with every setting explained. Try it with: foyer-endpoint check${option(config)}`,
  );
  return 0;
}

function option(config: string): string {
  return config === usualFile ? '' : ` --config ${config}`;
}

function refusal(error: unknown, config: string): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'EEXIST'
    ? `${config} is there already: nothing was changed.`
    : error.message;
}
