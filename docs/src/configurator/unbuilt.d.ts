// Types are checked before the script files are built, and their hashes with them.
declare module '@foyer/elements/cdn/integrity.json' {
  const hashes: unknown;
  export default hashes;
}
