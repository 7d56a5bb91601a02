// Icon paths of the banner.
export const close = 'm5.5 5.5 9 9m0-9-9 9';
export const arrow = 'M4 10h12m-4.5-4.5L16 10l-4.5 4.5';
