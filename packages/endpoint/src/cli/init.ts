// `foyer-endpoint init`: writes a foyer.yaml with every setting explained; never overwrites a file.
import { writeFileSync } from 'node:fs';
import type { CommandCall } from './command.ts';
import { settingsTemplate } from './settings-template.ts';
import { defaultConfigFile } from './default-config-file.ts';

export function init({ config = defaultConfigFile, output }: CommandCall): number {
  try {
    // Mode 0600: the file will contain passwords.
    writeFileSync(config, settingsTemplate, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    output.warn(`foyer-endpoint init: ${describeError(error, config)}`);
    return 1;
  }
  output.print(
    `${config} is written, with every setting explained. Try it with: foyer-endpoint check${option(config)}`,
  );
  return 0;
}

function option(config: string): string {
  return config === defaultConfigFile ? '' : ` --config ${config}`;
}

function describeError(error: unknown, config: string): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'EEXIST' ? `${config} already exists: nothing was changed.` : error.message;
}
