// The packages that npm gets, by their folders.
export const PACKAGES = ['protocol', 'elements', 'endpoint', 'create-foyer'] as const;
export type PackageName = (typeof PACKAGES)[number];

/** `npm create foyer` asks for a package of just this name. */
export function npmName(folder: PackageName): string {
  return folder === 'create-foyer' ? folder : `@foyer/${folder}`;
}
