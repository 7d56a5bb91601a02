// What is kept of a message that did not get through. Knows no storage and no field.

/** Values of the attribute `draft`. */
export type DraftMode = 'failure' | 'session' | 'off';
