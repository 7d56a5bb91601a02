// Dates other than ISO 8601. Loaded if a JSON feed has one.
export { writtenDate as readDate } from '@foyer/protocol';
