// What every server in JavaScript needs, whatever it stores with: parsing, validation and problems, without HTTP framework
// and without a disk. In Node 20 or newer, Bun, Deno and workerd, which tests try.
export * from './answer-post.ts';
export * from './challenge-part.ts';
export * from './content.ts';
export * from './cross-origin.ts';
export * from './form-entries.ts';
export * from './form-rules.ts';
export * from './media-type.ts';
export { cutPageUrl } from './page-url.ts';
export * from './problem.ts';
export { type Beacon, type BeaconKind, readBeacon } from './read-beacon.ts';
export * from './read-body.ts';
export { messageOf, readForm, type ReadForm } from './read-form.ts';
export * from './read-form-post.ts';
export * from './read-json.ts';
export * from './read-resend.ts';
export * from './read-submission.ts';
export * from './respond.ts';
