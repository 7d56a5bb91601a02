// Icon paths of notices and receipts.
export const alert = 'M10 2.75a7.25 7.25 0 1 1 0 14.5a7.25 7.25 0 0 1 0-14.5zM10 6.3v4.4m0 2.7v.1';
export const retry = 'M16.5 10a6.5 6.5 0 1 1-2-4.7m2-2.1v3.3h-3.3';
export const clock = 'M10 2.75a7.25 7.25 0 1 1 0 14.5a7.25 7.25 0 0 1 0-14.5zM10 5.8V10l2.8 1.8';
export const offline =
  'm3.5 3.5 13 13M2.8 8.2A10.6 10.6 0 0 1 6 6.2m3.6-.8a10.6 10.6 0 0 1 7.6 2.8M5.6 11.2a7 7 0 0 1 2.6-1.6m4.2.3a7 7 0 0 1 2 1.3M10 15.3v.1';
export const check = 'm4.5 10.5 3.8 3.8 7.2-8.3';
export const mail =
  'M4 4.5h12A1.5 1.5 0 0 1 17.5 6v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5zM3 5.6l7 5.4 7-5.4';
export const plane = 'M17 3 2.8 8.6l5.6 2.6L17 3zM17 3l-3.6 13.6-5-5.4M8.4 11.2v4.6l2.2-2.4';
