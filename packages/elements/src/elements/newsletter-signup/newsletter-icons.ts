// Icon path of the frequency.
export const calendar = 'M3 4.5h14V17H3zM3 8.5h14M7 2.8v3.4m6-3.4v3.4';
