// Dates other than ISO 8601. Loaded where a feed in JSON has one.
export { writtenDate as readDate } from '@foyer/protocol';
