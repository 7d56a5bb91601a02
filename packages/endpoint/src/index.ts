export type { CaptchaOptions, EndpointOptions, MailOptions, SpamOptions } from './config.ts';
export type { FeedOptions } from './feed-options.ts';
export type { FieldOptions, FormOptions } from './form-options.ts';
export { type CaptchaCheck, createEndpoint, type ConnectionInfo, type Endpoint } from './endpoint.ts';
export { type ServeOptions, type ServeResult, serveEndpoint } from './serve-endpoint.ts';
export { type LogEntry, type LogFormat, type LogOption, logWriter } from './log/log-writer.ts';
export { type LoadedSettings, loadSettings } from './cli/load-settings.ts';
