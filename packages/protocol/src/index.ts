export * from './address.ts';
export * from './challenge.ts';
export * from './error-codes.ts';
export * from './limits.ts';
export * from './problem.ts';
export * from './receipt.ts';
export * from './submission.ts';
