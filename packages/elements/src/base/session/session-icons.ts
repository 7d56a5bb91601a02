// What stands for a failure, for another attempt and for success.
export const alert = 'M10 2.75a7.25 7.25 0 1 1 0 14.5a7.25 7.25 0 0 1 0-14.5zM10 6.3v4.4m0 2.7v.1';
export const retry = 'M16.5 10a6.5 6.5 0 1 1-2-4.7m2-2.1v3.3h-3.3';
export const check = 'm4.5 10.5 3.8 3.8 7.2-8.3';
export const mail =
  'M4 4.5h12A1.5 1.5 0 0 1 17.5 6v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5zM3 5.6l7 5.4 7-5.4';
