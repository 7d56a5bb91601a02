// Icon paths for an empty or failed feed.
export const page = 'M5.5 2.8h6L15 6.3v10.9H5.5zM11.5 2.8v3.5H15M8 10h4.5M8 13h4.5';
export const alert = 'M10 2.75a7.25 7.25 0 1 1 0 14.5a7.25 7.25 0 0 1 0-14.5zM10 6.3v4.4m0 2.7v.1';
export const retry = 'M16.5 10a6.5 6.5 0 1 1-2-4.7m2-2.1v3.3h-3.3';
