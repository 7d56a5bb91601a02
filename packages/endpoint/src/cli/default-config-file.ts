// Where settings are looked for, and written, when nobody says where.

export const defaultConfigFile = 'foyer.yaml';
