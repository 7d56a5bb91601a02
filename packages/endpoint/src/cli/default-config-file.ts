// The settings file that is read and written without `--config`.

export const defaultConfigFile = 'foyer.yaml';
